/** Every rule, in the order in which an editor would meet them: arrows, steps, values, sources, nations, the rest. */
import type { Rule } from '../rule.ts'
import { abbreviationClear } from './abbreviation-clear.ts'
import { aboutKnown } from './about-known.ts'
import { afterKnown } from './after-known.ts'
import { aliasOnce } from './alias-once.ts'
import { answerSays } from './answer-says.ts'
import { baseKept } from './base-kept.ts'
import { baseMoved } from './base-moved.ts'
import { baseReviewed } from './base-reviewed.ts'
import { boardKnown } from './board-known.ts'
import { boundKnown } from './bound-known.ts'
import { caseForNation } from './case-for-nation.ts'
import { caseKnownStep } from './case-known-step.ts'
import { checkedFigures } from './checked-figures.ts'
import { contactChecked } from './contact-checked.ts'
import { criterionClear } from './criterion-clear.ts'
import { entryOnce } from './entry-once.ts'
import { dayHasBeen } from './day-has-been.ts'
import { everyRoadEnds } from './every-road-ends.ts'
import { everyStepReached } from './every-step-reached.ts'
import { fewAnswers } from './few-answers.ts'
import { figurePlain } from './figure-plain.ts'
import { figureUnit } from './figure-unit.ts'
import { fileUsed } from './file-used.ts'
import { goToKnownStep } from './go-to-known-step.ts'
import { guidelineKnown } from './guideline-known.ts'
import { idFree } from './id-free.ts'
import { idWithoutValue } from './id-without-value.ts'
import { incompleteListOpen } from './incomplete-list-open.ts'
import { loopDeclared } from './loop-declared.ts'
import { manageHasExit } from './manage-has-exit.ts'
import { measureWhole } from './measure-whole.ts'
import { noApprovalYet } from './no-approval-yet.ts'
import { noticeInTime } from './notice-in-time.ts'
import { noticePlaced } from './notice-placed.ts'
import { noDose } from './no-dose.ts'
import { noMedicine } from './no-medicine.ts'
import { noNumberToCall } from './no-number-to-call.ts'
import { noSum } from './no-sum.ts'
import { oneWayOn } from './one-way-on.ts'
import { originalThere } from './original-there.ts'
import { pathwayKnown } from './pathway-known.ts'
import { pinKnown } from './pin-known.ts'
import { publishedKept } from './published-kept.ts'
import { rangesMeet } from './ranges-meet.ts'
import { redFlagsFirst } from './red-flags-first.ts'
import { reviewDue } from './review-due.ts'
import { reviewKept } from './review-kept.ts'
import { reviewNear } from './review-near.ts'
import { sameAlphabet } from './same-alphabet.ts'
import { sectionPresent } from './section-present.ts'
import { slugOnce } from './slug-once.ts'
import { sourceCited } from './source-cited.ts'
import { sourceInForce } from './source-in-force.ts'
import { sourceLocated } from './source-located.ts'
import { sourceRegistered } from './source-registered.ts'
import { standsTrue } from './stands-true.ts'
import { stepWhole } from './step-whole.ts'
import { templateReplaced } from './template-replaced.ts'
import { translationFigures } from './translation-figures.ts'
import { translationFresh } from './translation-fresh.ts'
import { unitKnown } from './unit-known.ts'
import { valueAsked } from './value-asked.ts'
import { valueGiven } from './value-given.ts'
import { valueOwn } from './value-own.ts'
import { withoutKnown } from './without-known.ts'

export const rules: readonly Rule[] = [
  goToKnownStep,
  oneWayOn,
  loopDeclared,
  everyStepReached,
  everyRoadEnds,
  pathwayKnown,
  stepWhole,
  answerSays,
  fewAnswers,
  incompleteListOpen,
  redFlagsFirst,
  manageHasExit,
  criterionClear,
  idFree,
  idWithoutValue,
  valueGiven,
  valueOwn,
  valueAsked,
  boundKnown,
  rangesMeet,
  measureWhole,
  unitKnown,
  figurePlain,
  figureUnit,
  sourceCited,
  sourceRegistered,
  sourceLocated,
  sourceInForce,
  sectionPresent,
  standsTrue,
  withoutKnown,
  afterKnown,
  pinKnown,
  baseReviewed,
  baseKept,
  baseMoved,
  boardKnown,
  noApprovalYet,
  reviewNear,
  reviewDue,
  reviewKept,
  contactChecked,
  dayHasBeen,
  caseKnownStep,
  caseForNation,
  translationFresh,
  translationFigures,
  checkedFigures,
  slugOnce,
  entryOnce,
  aboutKnown,
  guidelineKnown,
  noticePlaced,
  noticeInTime,
  originalThere,
  fileUsed,
  aliasOnce,
  templateReplaced,
  noMedicine,
  noDose,
  noSum,
  noNumberToCall,
  abbreviationClear,
  sameAlphabet,
  publishedKept,
]
