export type { AbsenceBand, SchoolMonth, Weekday } from './attendance.ts'
export {
  absenceBandOf,
  absenceBandSql,
  absenceBands,
  isInTerm,
  longestLesson,
  schoolMonths,
  weekdays,
  wholeAttendance,
} from './attendance.ts'
export { isCalendarDate } from './calendar-date.ts'
export type { EligibilityRule, Programme } from './eligibility.ts'
export { eligibilityRules, isEligible } from './eligibility.ts'
export type { GradeScale, GradeStep } from './grade-scale.ts'
export { gradeScaleOn, gradeScales, letterScale } from './grade-scale.ts'
export type { GradeCode, SubjectGrade } from './grades.ts'
export { gradeCodes, gradePoints, isGradeCode, isPassed, passedOfGraded, sumOfGradePoints } from './grades.ts'
export type { MeritValue } from './merit-value.ts'
export { meritSubjects, meritValue } from './merit-value.ts'
export { memberName, storedNames, subjectName } from './names.ts'
export type { TestForm, TestPart, TestStageYear, TestStatus } from './national-tests.ts'
export {
  alternativesTo,
  testForms,
  testParts,
  testStageYears,
  testStatuses,
  testSubjects,
  wholeTest,
  whyNoTest,
} from './national-tests.ts'
export { passedAll } from './passed-all.ts'
export type { InvalidPersonalNumber, PersonalNumber, PersonalNumberKind } from './personal-number.ts'
export { checkDigit, parsePersonalNumber, sexFromPersonalNumber, sexOf } from './personal-number.ts'
export { resultsSql } from './results-sql.ts'
export { ruleVersion } from './rule-version.ts'
export {
  formatSchoolYear,
  measurementDate,
  nextMeasurementDate,
  parseSchoolYear,
  scbSchoolYear,
  schoolYearOf,
  schoolYearSpan,
  termOf,
} from './school-year.ts'
export type { Subject, SubjectCode } from './subjects.ts'
export { isSubjectCode, subjectCodes, subjects } from './subjects.ts'
export type { QuestionId, RespondentGroup, SurveyDomain, SurveyQuestion, WordingVersion } from './survey-questions.ts'
export {
  questionIds,
  questionNamed,
  respondentGroups,
  surveyDomains,
  surveyQuestions,
  wordingIn,
} from './survey-questions.ts'
export type { SurveyScale, ValuedAnswer } from './survey-scales.ts'
export { answerCodes, answerValue, doesNotKnow, highestIndex, positiveShare, surveyIndex, surveyScales } from './survey-scales.ts'
export { valuedAnswersSql } from './survey-sql.ts'
export type { TestMark, TestResult } from './test-results.ts'
export { gradeAgainstTest, testResults } from './test-results.ts'
export { testResultsSql } from './test-results-sql.ts'
export { isMunicipalityCode, isSchoolUnitCode } from './unit-codes.ts'
export { aboutQuestion } from './wordings.ts'
