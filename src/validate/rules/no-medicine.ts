import { base, prose, stepsBut } from '../example.ts'
import type { TextRule } from '../rule.ts'

/** Endings of the international names of groups of medicines that interface pathways touch; none is April. */
const endings =
  /(?:olol|[^A]pril|sartan|statin|prazole|cillin|cycline|thromycin|floxacin|conazole|xaban|gatran|grelor|gliptin|gliflozin|glutide|parin|dipine|setron|triptan|lukast|dronate|oxetine|azepam|profen|coxib|tidine|thiazide|semide|mustine|platin|rubicin|taxel|tinib|lizumab|tuximab)$/i
const names = new Set(
  (
    'prednisolone prednisone dexamethasone hydrocortisone methylprednisolone aspirin warfarin heparin clopidogrel ' +
    'metformin insulin paracetamol ibuprofen naproxen diclofenac codeine morphine oxycodone tramadol fentanyl ' +
    'tamoxifen anastrozole letrozole exemestane amitriptyline nortriptyline gabapentin pregabalin allopurinol ' +
    'colchicine methotrexate azathioprine digoxin amiodarone verapamil diltiazem levothyroxine carbimazole ' +
    'bumetanide spironolactone eplerenone furosemide bendroflumethiazide finasteride dutasteride tamsulosin ' +
    'alteplase tranexamic norethisterone medroxyprogesterone nitrofurantoin trimethoprim metronidazole ' +
    'salbutamol tiotropium ferrous tocilizumab bicalutamide goserelin'
  ).split(' '),
)
const known = new Map<string, boolean>()
function isMedicine(word: string): boolean {
  let is = known.get(word)
  if (is === undefined) {
    is = names.has(word.toLowerCase()) || endings.test(word)
    known.set(word, is)
  }
  return is
}

const act = (say: string) => base({ steps: stepsBut('do: Wait.', `do: "${say}"`) })

export const noMedicine: TextRule = {
  id: 'no-medicine',
  level: 'error',
  of: 'text',
  where: 'guidance',
  title: 'No medicine is named',
  good: [act('Say that treatment starts, and by whom.'), act('Ask again in April.')],
  bad: [
    { files: act('Start apixaban and refer.'), says: ['`apixaban` is the name of a medicine'] },
    { files: act('Give Prednisolone.'), says: ['`Prednisolone` is the name of a medicine'] },
    { files: prose('First start apixaban and refer.'), says: ['`apixaban` is the name of a medicine'] },
  ],
  check: (text) =>
    [...text.matchAll(/[A-Za-z]{5,}/g)].flatMap(({ 0: word, index }) =>
      isMedicine(word)
        ? [
            {
              from: index,
              to: index + word.length,
              what: `\`${word}\` is the name of a medicine`,
              why: 'Which medicine and how much is decided with the formulary; a copy here would be out of date unseen, and would make this page more than a document.',
              mend: 'Say that treatment starts, by whom, and where the formulary says with what.',
            },
          ]
        : [],
    ),
}
