/** The units that are known, in UCUM, and what a clinician reads in their place. */

/** UCUM → what a clinician reads. */
const readOtherwise: Readonly<Record<string, string>> = {
  'ug/g': 'µg/g',
  'ug/L': 'µg/L',
  'umol/L': 'µmol/L',
  'mL/min/{1.73_m2}': 'ml/min/1.73 m²',
  'mL/min': 'ml/min',
  '10*9/L': '×10⁹/L',
  'mm[Hg]': 'mmHg',
  Cel: '°C',
  '1': '',
  '{score}': 'points',
  a: 'years',
  wk: 'weeks',
  d: 'days',
}

/** Units that are read as they are written. */
const readAsWritten =
  '% g/L mg/L ng/L g/dL mg/dL mg/g ng/mL pg/mL ug/mL mmol/L nmol/L pmol/L mmol/mol mg/mmol mmol/kg mosm/kg ' +
  'U/L kU/L mU/L U/mL [IU]/L m[IU]/L k[IU]/L [IU]/mL 10*12/L /uL fL pg mm/h mg/(24.h) g/(24.h) mL/h L/min /min /h /d /wk ' +
  'kPa cm[H2O] mPa.s ms s min h mo um mm cm m cm2 m2 kg/m2 g kg mL L dB deg [diop] [pH] {ratio} {INR} {centile} {logMAR} {ppb}'

/** Units that are not among these read as they are written, too. */
export const units: ReadonlyMap<string, string> = new Map([
  ...Object.entries(readOtherwise),
  ...readAsWritten.split(' ').map((unit) => [unit, unit] as const),
])
