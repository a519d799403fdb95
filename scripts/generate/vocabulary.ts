/**
 * General clinical words from which generated titles, aliases and steps are put together. They make test data look
 * like a library; none of it is guidance, and the figures are no thresholds.
 */

/** A word as it is written, then as people also type it: lay words, abbreviations, common misspellings. */
export type Word = readonly [string, ...string[]]

export interface Measured {
  test: string
  measure: string
  unit: string
  /** A figure of the usual size, around which made-up bounds are set. */
  around: number
}

export interface Specialty {
  folder: string
  services: readonly string[]
  sites: readonly Word[]
  problems: readonly Word[]
  tests: readonly Measured[]
  findings: readonly string[]
}

const blood: readonly Measured[] = [
  { test: 'a full blood count', measure: 'haemoglobin', unit: 'g/L', around: 110 },
  { test: 'ferritin', measure: 'ferritin', unit: 'ug/L', around: 30 },
  { test: 'C-reactive protein', measure: 'CRP', unit: 'mg/L', around: 10 },
  { test: 'plasma viscosity', measure: 'plasma viscosity', unit: 'mPa.s', around: 1.72 },
  { test: 'thyroid function', measure: 'TSH', unit: 'mU/L', around: 4.5 },
  { test: 'renal function', measure: 'eGFR', unit: 'mL/min/{1.73_m2}', around: 45 },
  { test: 'liver function', measure: 'ALT', unit: 'U/L', around: 80 },
  { test: 'HbA1c', measure: 'HbA1c', unit: 'mmol/mol', around: 48 },
  { test: 'adjusted calcium', measure: 'calcium', unit: 'mmol/L', around: 2.6 },
]

export const specialties: readonly Specialty[] = [
  {
    folder: 'gastroenterology',
    services: ['upper-gi', 'lower-gi', 'hepatology'],
    sites: [
      ['abdominal', 'tummy', 'belly', 'abdo'],
      ['epigastric', 'stomach'],
      ['bowel', 'gut', 'colon'],
      ['oesophageal', 'gullet', 'esophageal', 'food pipe'],
      ['liver', 'hepatic'],
      ['perianal', 'back passage'],
      ['biliary', 'gallbladder', 'gall bladder'],
    ],
    problems: [
      ['pain', 'ache'],
      ['bloating', 'swelling'],
      ['bleeding', 'bleed'],
      ['lump', 'mass'],
      ['discomfort'],
      ['obstruction', 'blockage'],
    ],
    tests: [
      { test: 'faecal calprotectin', measure: 'calprotectin', unit: 'ug/g', around: 100 },
      { test: 'a liver stiffness scan', measure: 'liver stiffness', unit: 'kPa', around: 8 },
      { test: 'tissue transglutaminase antibody', measure: 'tTG', unit: 'U/mL', around: 10 },
    ],
    findings: [
      'Difficulty swallowing',
      'Vomiting that persists',
      'Jaundice',
      'Black stools',
      'Waking at night to open the bowels',
      'Early fullness',
    ],
  },
  {
    folder: 'cardiology',
    services: ['cardiology', 'rapid-access-chest-pain', 'heart-failure'],
    sites: [
      ['chest', 'heart', 'cardiac'],
      ['valvular', 'heart valve', 'valve'],
      ['atrial', 'AF', 'heart rhythm'],
      ['ventricular', 'pumping chamber'],
      ['aortic', 'aorta'],
      ['exertional', 'on exercise'],
    ],
    problems: [
      ['pain', 'tightness'],
      ['palpitation', 'fluttering', 'palps'],
      ['murmur'],
      ['breathlessness', 'SOB', 'short of breath'],
      ['faint', 'syncope', 'blackout'],
      ['arrhythmia', 'irregular pulse'],
    ],
    tests: [
      { test: 'NT-proBNP', measure: 'NT-proBNP', unit: 'ng/L', around: 400 },
      { test: 'ambulatory blood pressure', measure: 'systolic pressure', unit: 'mm[Hg]', around: 150 },
      { test: 'a 12-lead ECG', measure: 'heart rate', unit: '/min', around: 100 },
    ],
    findings: [
      'Ankle swelling',
      'Breathless when lying flat',
      'Palpitation with faintness',
      'A new murmur',
      'Sudden death of a young relative',
      'Chest tightness on exertion',
    ],
  },
  {
    folder: 'respiratory',
    services: ['respiratory', 'lung-cancer', 'sleep'],
    sites: [
      ['lung', 'pulmonary'],
      ['airway', 'windpipe'],
      ['pleural', 'lining of the lung'],
      ['bronchial', 'bronchus'],
      ['sleep-related', 'at night'],
      ['occupational', 'at work'],
    ],
    problems: [
      ['cough', 'coughing'],
      ['wheeze', 'wheezing'],
      ['breathlessness', 'SOB', 'dyspnoea', 'dyspnea'],
      ['effusion', 'fluid'],
      ['nodule', 'shadow'],
      ['infection'],
    ],
    tests: [
      { test: 'spirometry', measure: 'FEV1 ratio', unit: '%', around: 70 },
      { test: 'exhaled nitric oxide', measure: 'FeNO', unit: '{ppb}', around: 40 },
      { test: 'pulse oximetry', measure: 'oxygen saturation', unit: '%', around: 94 },
    ],
    findings: [
      'Coughing up blood',
      'A hoarse voice',
      'Finger clubbing',
      'Wheeze on exertion',
      'Work with dusts',
      'Falling asleep in the day',
    ],
  },
  {
    folder: 'dermatology',
    services: ['dermatology', 'skin-cancer'],
    sites: [
      ['skin', 'cutaneous', 'derm'],
      ['facial', 'face'],
      ['scalp', 'head'],
      ['nail', 'finger nail', 'toe nail'],
      ['hand', 'palm'],
      ['pigmented', 'mole', 'moles'],
    ],
    problems: [
      ['rash', 'eruption'],
      ['lesion', 'spot', 'growth'],
      ['itch', 'itching', 'pruritus'],
      ['ulcer', 'sore'],
      ['blistering', 'blisters'],
      ['dermatitis', 'eczema', 'exzema'],
    ],
    tests: [
      { test: 'a skin lesion measurement', measure: 'diameter', unit: 'mm', around: 7 },
      { test: 'a photograph with scale', measure: 'area', unit: 'cm2', around: 10 },
    ],
    findings: [
      'A lesion that grows',
      'Irregular colour',
      'Bleeding on touch',
      'A sore that does not heal',
      'Involvement of the eyes or mouth',
      'Night-time itch in the household',
    ],
  },
  {
    folder: 'neurology',
    services: ['neurology', 'first-seizure', 'stroke'],
    sites: [
      ['head', 'headache'],
      ['facial nerve', 'face'],
      ['peripheral nerve', 'nerves', 'neuropathic'],
      ['spinal', 'spine'],
      ['vestibular', 'balance'],
      ['limb', 'arm or leg'],
    ],
    problems: [
      ['pain', 'ache'],
      ['weakness', 'loss of power'],
      ['numbness', 'tingling', 'pins and needles'],
      ['tremor', 'shake', 'shaking'],
      ['seizure', 'fit', 'fits'],
      ['dizziness', 'vertigo', 'dizzy'],
    ],
    tests: [
      { test: 'vitamin B12', measure: 'B12', unit: 'ng/L', around: 200 },
      { test: 'a cognitive screen', measure: 'screen result', unit: '{score}', around: 24 },
    ],
    findings: [
      'Sudden onset',
      'A change of personality',
      'Loss of vision',
      'Weakness on one side',
      'Worse on waking',
      'Unsteady walking',
    ],
  },
  {
    folder: 'rheumatology',
    services: ['rheumatology', 'early-arthritis'],
    sites: [
      ['joint', 'joints', 'articular'],
      ['hand joint', 'knuckle', 'MCP'],
      ['sacroiliac', 'low back'],
      ['muscle', 'muscular'],
      ['tendon', 'entheses'],
      ['temporal artery', 'GCA', 'temple'],
    ],
    problems: [
      ['swelling', 'synovitis'],
      ['stiffness', 'stiff'],
      ['pain', 'ache'],
      ['inflammation', 'arthritis', 'artheritis'],
      ['tenderness', 'sore'],
      ['weakness'],
    ],
    tests: [
      { test: 'rheumatoid factor', measure: 'rheumatoid factor', unit: 'U/mL', around: 20 },
      { test: 'anti-CCP antibody', measure: 'anti-CCP', unit: 'U/mL', around: 10 },
      { test: 'urate', measure: 'urate', unit: 'umol/L', around: 360 },
    ],
    findings: [
      'Morning stiffness over half an hour',
      'Swelling of more than one joint',
      'Scalp tenderness',
      'Jaw ache on chewing',
      'Psoriasis',
      'A squeeze of the knuckles hurts',
    ],
  },
  {
    folder: 'orthopaedics',
    services: ['orthopaedics', 'musculoskeletal', 'spinal'],
    sites: [
      ['knee', 'patella', 'knees'],
      ['hip', 'groin'],
      ['shoulder', 'rotator cuff'],
      ['lower back', 'lumbar', 'back'],
      ['neck', 'cervical spine'],
      ['wrist', 'carpal'],
      ['ankle', 'foot'],
      ['elbow', 'tennis elbow'],
    ],
    problems: [
      ['pain', 'ache'],
      ['instability', 'giving way'],
      ['locking', 'stuck'],
      ['stiffness', 'stiff'],
      ['injury', 'trauma'],
      ['deformity', 'bent'],
    ],
    tests: [
      { test: 'a weight-bearing X-ray', measure: 'joint space', unit: 'mm', around: 3 },
      { test: 'a walking distance', measure: 'walking distance', unit: 'm', around: 200 },
    ],
    findings: [
      'Unable to bear weight',
      'A joint that locks',
      'Pain at night',
      'Saddle numbness',
      'A palpable lump',
      'Loss of grip',
    ],
  },
  {
    folder: 'gynaecology',
    services: ['gynaecology', 'gynae-oncology', 'fertility'],
    sites: [
      ['pelvic', 'pelvis', 'gynae'],
      ['menstrual', 'period', 'periods'],
      ['menopausal', 'menopause', 'PMB'],
      ['ovarian', 'ovary', 'ovaries'],
      ['vulval', 'vulva'],
      ['cervical', 'cervix', 'neck of the womb'],
    ],
    problems: [
      ['pain', 'cramps'],
      ['bleeding', 'bleed'],
      ['mass', 'lump', 'cyst'],
      ['prolapse', 'dragging'],
      ['discharge'],
      ['itch', 'soreness'],
    ],
    tests: [
      { test: 'CA125', measure: 'CA125', unit: '[IU]/mL', around: 35 },
      { test: 'a pelvic ultrasound', measure: 'endometrial thickness', unit: 'mm', around: 4 },
    ],
    findings: [
      'Bleeding after sex',
      'Bloating on most days',
      'A visible lesion',
      'Bleeding between periods',
      'A cyst on ultrasound',
      'Pain with periods that stops work',
    ],
  },
  {
    folder: 'urology',
    services: ['urology', 'haematuria', 'prostate'],
    sites: [
      ['urinary', 'urine', 'waterworks'],
      ['bladder', 'vesical'],
      ['prostate', 'prostatic', 'prostrate'],
      ['testicular', 'testicle', 'testis'],
      ['renal tract', 'ureter'],
      ['penile', 'penis'],
    ],
    problems: [
      ['symptom', 'LUTS'],
      ['bleeding', 'haematuria', 'blood in urine'],
      ['retention', 'cannot pass water'],
      ['lump', 'mass'],
      ['incontinence', 'leaking'],
      ['infection', 'UTI'],
    ],
    tests: [
      { test: 'PSA', measure: 'PSA', unit: 'ug/L', around: 3 },
      { test: 'a residual volume scan', measure: 'residual volume', unit: 'mL', around: 200 },
    ],
    findings: [
      'Visible blood in the urine',
      'A hard prostate',
      'Bone pain',
      'A firm lump',
      'Repeated infections',
      'Unable to pass urine',
    ],
  },
  {
    folder: 'ear-nose-throat',
    services: ['ent', 'head-and-neck', 'audiology'],
    sites: [
      ['ear', 'aural', 'otic'],
      ['nasal', 'nose', 'sinus'],
      ['throat', 'pharyngeal'],
      ['laryngeal', 'voice', 'voice box'],
      ['neck', 'cervical'],
      ['salivary gland', 'parotid'],
    ],
    problems: [
      ['pain', 'ache'],
      ['lump', 'mass', 'swelling'],
      ['discharge', 'runny'],
      ['blockage', 'blocked'],
      ['hoarseness', 'hoarse', 'husky'],
      ['bleeding', 'bleed', 'epistaxis'],
    ],
    tests: [
      { test: 'audiometry', measure: 'hearing loss', unit: 'dB', around: 40 },
      { test: 'a neck ultrasound', measure: 'node size', unit: 'mm', around: 10 },
    ],
    findings: [
      'Hoarseness that persists',
      'A lump in the neck',
      'Hearing loss in one ear',
      'Ear pain with a normal ear',
      'A white patch in the mouth',
      'Noisy breathing',
    ],
  },
  {
    folder: 'ophthalmology',
    services: ['ophthalmology', 'eye-casualty', 'glaucoma'],
    sites: [
      ['eye', 'ocular'],
      ['retinal', 'retina'],
      ['eyelid', 'lid'],
      ['corneal', 'cornea'],
      ['visual field', 'side vision'],
      ['optic nerve', 'optic'],
    ],
    problems: [
      ['loss', 'lost vision'],
      ['pain', 'ache'],
      ['redness', 'red eye'],
      ['lesion', 'lump'],
      ['swelling', 'puffy'],
      ['disturbance', 'flashes', 'floaters'],
    ],
    tests: [
      { test: 'eye pressure', measure: 'eye pressure', unit: 'mm[Hg]', around: 24 },
      { test: 'visual acuity', measure: 'acuity', unit: '{logMAR}', around: 0.3 },
    ],
    findings: [
      'Sudden loss of sight',
      'New flashes or floaters',
      'A contact lens wearer',
      'Double vision',
      'A curtain over the sight',
      'Haloes around lights',
    ],
  },
  {
    folder: 'endocrinology',
    services: ['endocrinology', 'diabetes', 'thyroid'],
    sites: [
      ['thyroid', 'goitre', 'goiter'],
      ['adrenal', 'adrenals'],
      ['pituitary', 'prolactin'],
      ['parathyroid', 'calcium'],
      ['diabetic', 'diabetes', 'sugar'],
      ['bone', 'osteoporotic', 'fragility'],
    ],
    problems: [
      ['nodule', 'lump'],
      ['overactivity', 'hyper'],
      ['underactivity', 'hypo'],
      ['swelling'],
      ['imbalance'],
      ['fracture', 'break'],
    ],
    tests: [
      { test: 'a morning cortisol', measure: 'cortisol', unit: 'nmol/L', around: 300 },
      { test: 'prolactin', measure: 'prolactin', unit: 'mU/L', around: 500 },
      { test: 'vitamin D', measure: 'vitamin D', unit: 'nmol/L', around: 50 },
    ],
    findings: [
      'Weight loss despite eating',
      'A gritty eye',
      'Passing a lot of urine',
      'A milky discharge',
      'Salt craving',
      'Heat intolerance',
    ],
  },
  {
    folder: 'haematology',
    services: ['haematology', 'anticoagulation'],
    sites: [
      ['lymph node', 'gland', 'glands'],
      ['red cell', 'anaemia', 'anemia'],
      ['platelet', 'platelets'],
      ['white cell', 'WCC'],
      ['clotting', 'coagulation', 'INR'],
      ['spleen', 'splenic'],
    ],
    problems: [
      ['enlargement', 'swollen'],
      ['deficiency', 'low'],
      ['excess', 'raised', 'high'],
      ['disorder', 'abnormality'],
      ['bleeding', 'bruising'],
      ['infiltration'],
    ],
    tests: [
      { test: 'a platelet count', measure: 'platelets', unit: '10*9/L', around: 100 },
      { test: 'a lymphocyte count', measure: 'lymphocytes', unit: '10*9/L', around: 5 },
      { test: 'a paraprotein', measure: 'paraprotein', unit: 'g/L', around: 15 },
    ],
    findings: [
      'Drenching night sweats',
      'Bruising without injury',
      'Nodes in three places',
      'A palpable spleen',
      'Itch after a bath',
      'Repeated infections',
    ],
  },
  {
    folder: 'paediatrics',
    services: ['paediatrics', 'paediatric-surgery', 'community-child-health'],
    sites: [
      ['infant', 'baby', 'newborn'],
      ['childhood', 'child', 'kid'],
      ['adolescent', 'teenage', 'teenager'],
      ['school-age', 'schoolchild'],
      ['toddler', 'pre-school'],
      ['growth-related', 'failure to thrive'],
    ],
    problems: [
      ['feeding problem', 'reflux'],
      ['fever', 'temperature'],
      ['constipation', 'cannot poo'],
      ['limp', 'limping'],
      ['delay', 'development'],
      ['wetting', 'bedwetting', 'enuresis'],
    ],
    tests: [
      { test: 'a growth measurement', measure: 'weight centile', unit: '{centile}', around: 2 },
      { test: 'a urine culture', measure: 'white cells', unit: '/uL', around: 100 },
    ],
    findings: [
      'Faltering growth',
      'Loss of a skill',
      'A parent who is worried',
      'Bile in the vomit',
      'A bulging fontanelle',
      'Safeguarding concern',
    ],
  },
  {
    folder: 'mental-health',
    services: ['community-mental-health', 'memory', 'eating-disorders'],
    sites: [
      ['mood', 'low mood', 'depression'],
      ['memory', 'forgetfulness', 'dementia'],
      ['eating', 'anorexia', 'bulimia'],
      ['attention', 'ADHD', 'ADD'],
      ['perinatal', 'postnatal', 'baby blues'],
      ['trauma-related', 'PTSD'],
    ],
    problems: [
      ['disturbance', 'problem'],
      ['difficulty', 'trouble'],
      ['disorder'],
      ['decline', 'getting worse'],
      ['crisis', 'urgent help'],
      ['relapse', 'come back'],
    ],
    tests: [
      { test: 'a symptom questionnaire', measure: 'questionnaire result', unit: '{score}', around: 10 },
      { test: 'a body mass index', measure: 'BMI', unit: 'kg/m2', around: 17.5 },
    ],
    findings: [
      'Thoughts of self-harm',
      'Neglect of self',
      'Hearing voices',
      'A birth in the last six weeks',
      'Fear of weight gain',
      'Carer strain',
    ],
  },
  {
    folder: 'vascular',
    services: ['vascular', 'diabetic-foot'],
    sites: [
      ['leg', 'lower limb'],
      ['foot', 'toes'],
      ['venous', 'vein', 'varicose'],
      ['arterial', 'artery', 'PAD'],
      ['carotid', 'neck artery'],
      ['lymphatic', 'lymphoedema', 'lymphedema'],
    ],
    problems: [
      ['ulcer', 'wound', 'sore'],
      ['swelling', 'oedema', 'edema'],
      ['pain', 'claudication'],
      ['colour change', 'blue', 'white'],
      ['thrombosis', 'clot', 'DVT'],
      ['narrowing', 'stenosis'],
    ],
    tests: [
      { test: 'ankle brachial pressure', measure: 'ABPI', unit: '{ratio}', around: 0.8 },
      { test: 'D-dimer', measure: 'D-dimer', unit: 'ng/mL', around: 500 },
    ],
    findings: [
      'Pain at rest',
      'An absent pulse',
      'A wound that does not heal',
      'A hot swollen calf',
      'A cold foot',
      'Tissue loss',
    ],
  },
]

export const qualifiers: readonly Word[] = [
  ['Persistent', 'ongoing', 'long lasting'],
  ['Suspected', 'possible', '?'],
  ['Recurrent', 'keeps coming back'],
  ['New-onset', 'new', 'recent'],
  ['Unexplained', 'unknown cause'],
  ['Worsening', 'getting worse', 'progressive'],
  ['Treatment-resistant', 'not responding'],
  ['Incidental', 'found by chance'],
]

export const groups: readonly Word[] = [
  ['adults', 'adult'],
  ['older people', 'elderly', 'frail'],
  ['pregnancy', 'pregnant', 'antenatal'],
  ['young people', 'young adult'],
  ['people with diabetes', 'diabetic'],
  ['people after surgery', 'post-op'],
]

/** Criteria that fit any pathway. */
export const generalFindings: readonly string[] = [
  'Unexplained weight loss',
  'Fever without a cause',
  'Symptoms that wake the person at night',
  'A family history in a first-degree relative',
  'No better after first treatment',
  'Symptoms that stop work, school or caring',
  'A previous cancer',
  'A weakened immune system',
  'Frailty',
  'A result that has left its range',
  'A second presentation with the same problem',
  'Concern of the person or their family',
]

export const tests = (specialty: Specialty): readonly Measured[] => [...specialty.tests, ...blood]
