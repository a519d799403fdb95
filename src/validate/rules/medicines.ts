/**
 * Medicines by their generic names: what a practice prescribes, and what is met where practice and hospital meet. Names of
 * one family share an ending, so most are known by that.
 */

/** Endings of the international names of families, each as long as no ordinary word, English or Welsh, ends in it. */
const endings =
  '[a-z]{2}pril|[a-z]{3}azole|[a-z]{3}mab|[a-z]{3}mycin|[a-z]{3}nib|[a-z]{3}pam|[a-z]{3}vir|[aeo]prost|' +
  '[ao]tropium|[at]adine|[au]zosin|[bm]azepine|[bm]eterol|[bz]olam|[cdt]amol|[cz]odone|[eo]talol|[ep]eridone|' +
  '[iol]dopa|[lr]izine|[mt]oterol|[nz]apine|[ou]grel|[tc]h?asone|afil|amide|asidone|azine|barbital|begron|' +
  'caine|ciclib|cillin|cinolone|citabine|clidinium|codeine|cortisone|coxib|cristine|cycline|dipine|dramol|' +
  'drenaline|dronate|dronic|entadol|faxine|fenac|fenacin|fenadine|fentan[iy]l|fibrate|gatran|gepant|gestrel|' +
  'giline|gliflozin|glinide|gliptin|glitazone|glutide|golix|grelor|ifene|lanterol|limus|lukast|mectin|micin|' +
  'milast|mustine|natide|nidine|odosin|olol|opram|oquine|orphine|oxacin|oxetine|oxicam|oxifen|paratide|parib|' +
  'parin|phenamine|phylline|platin|pramine|profen|prostol|pyrronium|racetam|ramadol|relin|relix|rubicin|sartan|' +
  'semide|sentan|setron|solone|sonide|statin|steride|stigmine|sulpi?ride|taxel|teplase|terodine|thiazide|' +
  'thixol|tiapine|tidine|tinoin|tixol|triptan|triptyline|ulosin|vaptan|xaban|xamfetamine|xyzine|zepatide'

/** Names that have none of these endings. */
const others = new Set(
  (
    'abiraterone acamprosate acarbose acenocoumarol acetylcysteine acitretin adapalene agomelatine alfacalcidol ' +
    'aliskiren allopurinol alverine amiloride amiodarone amorolfine amoxiclav anastrozole aspirin atovaquone ' +
    'atropine azathioprine azelaic baclofen balsalazide betahistine bisacodyl bromocriptine bumetanide bupropion ' +
    'buspirone cabergoline calcipotriol calcitriol cannabidiol carbocisteine carvedilol cefaclor cefalexin ' +
    'cefixime cefradine ceftriaxone cefuroxime chloramphenicol chlordiazepoxide chlorhexidine chlortalidone ' +
    'ciclosporin clavulanic clobazam clobetasol colchicine colecalciferol colesevelam colestyramine cromoglicate ' +
    'crotamiton cyanocobalamin cyproterone dapsone deflazacort desmopressin dicycloverine digoxin diltiazem ' +
    'dipyridamole disulfiram docusate donepezil dosulepin doxepin dronedarone drospirenone dydrogesterone ' +
    'eflornithine entacapone ephedrine epinephrine eplerenone ergocalciferol ergometrine ergotamine esketamine ' +
    'etanercept ethinylestradiol ethosuximide etodolac exemestane ezetimibe febuxostat ferrous finerenone ' +
    'flecainide fludroxycortide fluocinonide fluorouracil fluvoxamine fusidic gabapentin galantamine gliclazide ' +
    'glimepiride glipizide glucagon glyceryl griseofulvin haloperidol hydroxocobalamin hyoscine imiquimod ' +
    'indometacin insulin isoniazid isosorbide ispaghula ivabradine ketorolac ketotifen lactulose lamotrigine ' +
    'leflunomide letrozole levothyroxine linaclotide liothyronine lithium macrogol mebeverine ' +
    'medroxyprogesterone mefenamic megestrol melatonin memantine mercaptopurine metformin methadone methenamine ' +
    'methocarbamol methotrexate methylphenidate metolazone mifepristone minoxidil moclobemide modafinil ' +
    'mupirocin mycophenolate naloxegol naloxone naltrexone naproxen nicorandil nitrofurantoin norethisterone ' +
    'norgestimate obeticholic orlistat orphenadrine oxybutynin oxymetazoline pancreatin penicillamine perampanel ' +
    'permethrin pethidine phenelzine phenylephrine phenytoin pholcodine picosulfate pilocarpine pizotifen ' +
    'podophyllotoxin pramipexole prednisone pregabalin primidone probenecid procyclidine proguanil propafenone ' +
    'propiverine propylthiouracil prucalopride pseudoephedrine quinine rifampicin rifaximin ropinirole ' +
    'rotigotine sacubitril senna sertraline simeticone somatropin spironolactone sucralfate terbinafine ' +
    'terbutaline tiagabine tibolone topiramate tranexamic tranylcypromine triamterene trihexyphenidyl ' +
    'trimethoprim trospium ulipristal ursodeoxycholic valproate valproic varenicline verapamil vigabatrin ' +
    'warfarin xylometazoline zolpidem zopiclone'
  ).split(' '),
)

/** What ends like a medicine, and is measured, made by the body, taken as a drug, a family of medicines, or none of it. */
const ordinary = new Set(
  'cystatin somatostatin histidine ghrelin cocaine phenothiazine sulfonamide sulphonamide magazine'.split(' '),
)

const family = new RegExp(`(?:${endings})$`)

/** Each word of a library is looked at once. */
const known = new Map<string, boolean>()

export function isMedicine(word: string): boolean {
  let is = known.get(word)
  if (is === undefined) {
    const name = word.toLowerCase()
    is = others.has(name) || (family.test(name) && !ordinary.has(name))
    known.set(word, is)
  }
  return is
}
