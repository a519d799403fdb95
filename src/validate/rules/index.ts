/** Every rule, in the order in which an editor would meet them: arrows, steps, values, sources, nations, the rest. */
import type { Rule } from '../rule.ts'
import { aboutKnown } from './about-known.ts'
import { afterKnown } from './after-known.ts'
import { answerSays } from './answer-says.ts'
import { baseMoved } from './base-moved.ts'
import { baseReviewed } from './base-reviewed.ts'
import { boardKnown } from './board-known.ts'
import { boundKnown } from './bound-known.ts'
import { caseForNation } from './case-for-nation.ts'
import { caseKnownStep } from './case-known-step.ts'
import { entryOnce } from './entry-once.ts'
import { everyRoadEnds } from './every-road-ends.ts'
import { everyStepReached } from './every-step-reached.ts'
import { fewAnswers } from './few-answers.ts'
import { goToKnownStep } from './go-to-known-step.ts'
import { guidelineKnown } from './guideline-known.ts'
import { idFree } from './id-free.ts'
import { idWithoutValue } from './id-without-value.ts'
import { incompleteListOpen } from './incomplete-list-open.ts'
import { loopDeclared } from './loop-declared.ts'
import { measureWhole } from './measure-whole.ts'
import { noApprovalYet } from './no-approval-yet.ts'
import { noticeInTime } from './notice-in-time.ts'
import { noticePlaced } from './notice-placed.ts'
import { oneWayOn } from './one-way-on.ts'
import { pathwayKnown } from './pathway-known.ts'
import { pinKnown } from './pin-known.ts'
import { publishedKept } from './published-kept.ts'
import { rangesMeet } from './ranges-meet.ts'
import { sectionPresent } from './section-present.ts'
import { slugOnce } from './slug-once.ts'
import { sourceCited } from './source-cited.ts'
import { sourceRegistered } from './source-registered.ts'
import { standsTrue } from './stands-true.ts'
import { stepWhole } from './step-whole.ts'
import { translationFresh } from './translation-fresh.ts'
import { valueAsked } from './value-asked.ts'
import { valueGiven } from './value-given.ts'
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
  idFree,
  idWithoutValue,
  valueGiven,
  valueAsked,
  boundKnown,
  rangesMeet,
  measureWhole,
  sourceCited,
  sourceRegistered,
  sectionPresent,
  standsTrue,
  withoutKnown,
  afterKnown,
  pinKnown,
  baseReviewed,
  baseMoved,
  boardKnown,
  noApprovalYet,
  caseKnownStep,
  caseForNation,
  translationFresh,
  slugOnce,
  entryOnce,
  aboutKnown,
  guidelineKnown,
  noticePlaced,
  noticeInTime,
  publishedKept,
]
