import type { Wording } from '../../contract/index.ts'
import type { First, checkWords as swedish } from './sv-checks.ts'

const amount = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`
const rows = (count: number): string => amount(count, 'row', 'rows')
/** `1 row has`, `3 rows have` */
const rowsHave = (count: number): string => `${rows(count)} ${count === 1 ? 'has' : 'have'}`

function place(first: First): string {
  const detail = unstopped(first.detail)
  const where = [first.line === null ? '' : `row ${first.line}`, first.column === null ? '' : `column ${first.column}`]
  const at = where.filter((part) => part !== '').join(', ')
  if (at === '') return detail
  return detail === '' ? at : `${at}: ${detail}`
}

const sentence = (first: First): string => `${unstopped(first.detail)}.`
const unstopped = (text: string): string => text.replace(/\.$/, '')

export const checkWords: Wording<typeof swedish> = {
  'absence-minutes': {
    holds: 'All absence fits in its lesson.',
    broken: (count, first) =>
      `${rows(count)} with minutes that do not agree, the first is ${place(first)}. Correct them in the attendance system and load the days again.`,
  },
  'answer-code': {
    holds: 'All answers have a code on the scale of the question.',
    broken: (count, first) =>
      `${rowsHave(count)} an answer code that the scale does not have, the first is ${place(first)}. Correct it in the survey tool and export again.`,
  },
  'answers-above-invited': {
    holds: 'No question has more answers than there are respondents.',
    broken: (count, first) =>
      `${amount(count, 'question has', 'questions have')} more answers than there are respondents: ${sentence(first)} Check the numbers invited and answered, and that the same answers do not stand twice.`,
  },
  'answers-uninvited': {
    holds: 'All answers belong to a group that was invited.',
    broken: (count, first) =>
      `${amount(count, 'group has', 'groups have')} answers but no number invited: ${sentence(first)} Load the file of invitations together with the answers.`,
  },
  'blank-grade': {
    holds: 'All grade columns are filled in.',
    broken: (count, first) =>
      `${rowsHave(count)} one or more empty grade columns, the first is ${place(first)}. Empty columns are not counted. Fill in a code according to the file description if the subject is to count.`,
  },
  'column-count': {
    holds: 'All rows have the right number of columns.',
    broken: (count, first) =>
      `${rowsHave(count)} the wrong number of columns, the first is ${place(first)}. Check that it is the right file and that no field holds the separator, and export it anew.`,
  },
  'conflicting-protection': {
    holds: 'Each pupil has one and the same marking of protected personal data.',
    broken: (count, first) =>
      `${amount(count, 'pupil has', 'pupils have')} different markings of protected personal data in the file, the first at ${place(first)}. The strictest holds. Correct the marking in the pupil register.`,
  },
  'cut-character': {
    holds: 'The file does not end in the middle of a character.',
    broken: (_count, first) => `The file is cut in the middle of a character (${place(first)}). Fetch or export it anew.`,
  },
  'cut-quote': {
    holds: 'All quotation marks are closed.',
    broken: (_count, first) =>
      `A quotation mark is never closed (${place(first)}). The file may be cut. Export it anew, or remove the lone quotation mark in the pupil register.`,
  },
  'cut-row': {
    holds: 'The last row is whole.',
    broken: (_count, first) => `The file is cut: the last row (${place(first)}). Fetch or export it anew.`,
  },
  'date-cell': {
    holds: 'No values have been turned into dates.',
    broken: (count, first) =>
      `${amount(count, 'value has', 'values have')} been turned into dates by Excel, the first is ${place(first)}. Format the column as Text, enter the right value and load the file again.`,
  },
  'date-serial': {
    holds: 'No dates have become serial numbers.',
    broken: (count, first) =>
      `${rowsHave(count)} a date that Excel has turned into a number, for instance 45658, the first is ${place(first)}. Export the file anew, or format the column as dates in Excel.`,
  },
  'double-encoding': {
    holds: 'The letters å, ä and ö are whole.',
    broken: (count, first) =>
      `Letters such as å, ä and ö have been garbled (${amount(count, 'place', 'places')}, the first at ${place(first)}). The file has been saved again with the wrong character encoding. Export it anew and load it without opening it in any other program.`,
  },
  'doubled-column': {
    holds: 'Each heading stands once.',
    broken: (_count, first) => `A heading stands more than once: ${place(first)}. Remove the column that is not to be used.`,
  },
  'duplicate-row': {
    holds: 'Nobody stands twice.',
    broken: (count, first) =>
      `${rows(count)} ${count === 1 ? 'is' : 'are'} about somebody who already stands earlier in the file, the first is ${place(first)}. The first row is used. Remove the one that is wrong and load a new file.`,
  },
  'empty-file': {
    holds: 'The file has content.',
    broken: () => 'The file is empty. Export it again and check that it has content before you load it.',
  },
  'extraction-date': {
    holds: 'The date of extraction is the same on all rows.',
    broken: (_count, first) =>
      `The date of extraction does not agree (${place(first)}). All rows are to have the same date in the form YYYY-MM-DD. Make the extraction from the pupil register again.`,
  },
  'fewer-rows': {
    holds: 'The number of rows per school unit resembles the last delivery.',
    broken: (count, first) =>
      `${amount(count, 'school unit has', 'school units have')} at least 40% fewer rows than last time: ${first.detail}. Check that the extraction is complete and make it again.`,
  },
  'file-kind': {
    holds: 'The file is of the kind that the source delivers.',
    broken: (_count, first) => `The file is of the wrong kind: ${sentence(first)}`,
  },
  'file-size': {
    holds: 'The file is of a sensible size.',
    broken: (_count, first) =>
      `The file is too large (${first.detail}). Check that it is the right file, or split it into several.`,
  },
  'heading-row': {
    holds: 'The file has no heading row, as it should be.',
    broken: () =>
      'The file begins with a heading row, though a collection file is to have no headings. The row is not read as a pupil.',
  },
  'hidden-sheet': {
    holds: 'The workbook has no hidden sheets.',
    broken: (count) =>
      `The workbook has ${amount(count, 'hidden sheet', 'hidden sheets')}, which ${count === 1 ? 'is' : 'are'} not read. Show the sheet in Excel if it is to be loaded.`,
  },
  'identifying-column': {
    holds: 'Nothing in the file tells who answered.',
    broken: (_count, first) =>
      `The file has data that could tell who answered (${place(first)}). The survey is anonymous, so nothing is loaded. Remove the column from the export and load the file again.`,
  },
  'incomplete-test': {
    holds: 'All test grades have results in all parts.',
    broken: (count, first) =>
      `${amount(count, 'test grade is', 'test grades are')} not counted, since a result is missing in a part, the first at ${place(first)}. Complete it in the test register if the result exists.`,
  },
  'invalid-date': {
    holds: 'All dates have the form YYYY-MM-DD.',
    broken: (count, first) =>
      `${rowsHave(count)} a date that cannot be read, the first is ${place(first)}. Dates are to have the form YYYY-MM-DD.`,
  },
  'invited-range': {
    holds: 'All numbers invited and answered are possible.',
    broken: (count, first) =>
      `${rowsHave(count)} a number invited or answered that is not right, the first is ${place(first)}. Correct it in the survey tool and export again.`,
  },
  'language-code': {
    holds: 'A language is given where there is a grade in a language, and only there.',
    broken: (count, first) =>
      `${rowsHave(count)} a language code without a grade or a grade without a language code, the first is ${place(first)}. The grades are read all the same. Correct the language code in the pupil register.`,
  },
  'lesson-day': {
    holds: 'All lessons lie in a term and have been held.',
    broken: (count, first) =>
      `${rows(count)} about a day when the lesson cannot have been held, the first is ${place(first)}. Correct the date in the attendance system and load the days again.`,
  },
  'lost-zeros': {
    holds: 'No leading zeros are missing.',
    broken: (count, first) =>
      `${rowsHave(count)} a code that is too short, probably because Excel has removed leading zeros, the first is ${place(first)}. Export the file anew without opening it in Excel, or format the column as Text.`,
  },
  'merged-headings': {
    holds: 'Each heading stands in a cell of its own.',
    broken: (_count, first) =>
      `The heading row has merged cells (${place(first)}). Split the cells so that each column has its own heading.`,
  },
  'missing-column': {
    holds: 'All columns that are needed are there.',
    broken: (count, first) =>
      `${amount(count, 'column is', 'columns are')} missing. ${sentence(first)} Add what is missing in the export and make it again.`,
  },
  'missing-protection-column': {
    holds: 'The column Skyddade personuppgifter is there.',
    broken: () =>
      'The column Skyddade personuppgifter is missing. Without it pupils with protected personal data could be exposed, so nothing is loaded. Add the column in the export and make it again.',
  },
  'missing-school': {
    holds: 'All school units of the last delivery are there.',
    broken: (count, first) =>
      `${amount(count, 'school unit', 'school units')} of the last delivery ${count === 1 ? 'is' : 'are'} missing: ${first.detail}. Make the extraction again so that all schools are there. If a school has closed, give it a last day in the file of school units.`,
  },
  'missing-value': {
    holds: 'All data that are required are filled in.',
    broken: (count, first) =>
      `${rows(count)} ${count === 1 ? 'lacks' : 'lack'} something that is required, the first is ${place(first)}. Fill it in in the pupil register and load a new file.`,
  },
  'moved-headings': {
    holds: 'The columns stand in the order of the description.',
    broken: (_count, first) =>
      `The file’s heading row does not agree with the file description (${place(first)}). Set up the export according to the file description and make it again.`,
  },
  'municipality-code': {
    holds: 'All municipality codes have 4 digits.',
    broken: (count, first) =>
      `${rowsHave(count)} a municipality code that is wrong, the first is ${place(first)}. The code is to have 4 digits, a leading zero included.`,
  },
  'no-alternative': {
    holds: 'Code 2 is used only where another subject has the grade.',
    broken: (count, first) =>
      `${rowsHave(count)} code 2 in all subjects that can replace each other, the first is ${place(first)}. Code 2 may stand only in the subject that the pupil does not read. Correct it in the pupil register and load a new file.`,
  },
  'no-rows': {
    holds: 'The file has rows of data.',
    broken: () => 'The file has headings but no rows of data. Check the selection in the export and make it again.',
  },
  'no-such-test': {
    holds: 'All tests exist in the subject, year group and school year.',
    broken: (count, first) =>
      `${amount(count, 'row is', 'rows are')} about a national test that was not held, the first is ${place(first)}. Correct it in the test register and load a new file.`,
  },
  'not-enrolled': {
    holds: 'All pupils were enrolled on the day of the lesson.',
    broken: (count, first) =>
      `${rows(count)} about a day when the pupil was not enrolled according to the pupil register, the first is ${place(first)}. Load an up-to-date pupil register and then the days again, or correct them in the attendance system.`,
  },
  'nothing-accepted': {
    holds: 'The file has rows that can be used.',
    broken: () => 'No row of the file can be used: all are held back by other checks. Mend those first.',
  },
  'number-cell': {
    holds: 'Codes and names stand as text in the workbook.',
    broken: (count, first) =>
      `${amount(count, 'value stands', 'values stand')} as numbers though the column is to be text, the first is ${place(first)}. The digits are read as they stand. Check classes such as 7E1 and leading zeros, and format the column as Text.`,
  },
  'older-extraction': {
    holds: 'The file is not older than the one loaded last.',
    broken: (_count, first) =>
      `The file is older than the one already loaded (${first.detail}). Make a new extraction and load it. If the older one is to hold, go back first with skolspegel rollback.`,
  },
  'other-scale': {
    holds: 'All answers are on the question’s own scale.',
    broken: (count, first) =>
      `${rowsHave(count)} another scale than the question has in the question bank, the first is ${place(first)}. A question on another scale is another question. Correct it in the survey tool and export again.`,
  },
  'other-unit': {
    holds: 'The pupils’ school unit is the same in the file as in the pupil register on the measuring day.',
    broken: (count, first) =>
      `${rowsHave(count)} another school unit than the pupil register on the measuring day, the first at row ${first.line}. The pupils are counted at the school that the register names. Check whether the register or the file is wrong.`,
  },
  'personal-number': {
    holds: 'All personal identity numbers are valid.',
    broken: (count, first) =>
      `${rowsHave(count)} a personal identity number that is wrong, the first is ${place(first)}. Correct it in the pupil register and load a new file.`,
  },
  'renamed-column': {
    holds: 'No column has changed its name.',
    broken: (_count, first) =>
      `A column seems to have changed its name: ${sentence(first)} Change the heading and load the file again.`,
  },
  'reporting-fell': {
    holds: 'The reporting rate is not much lower than before.',
    broken: (count, first) =>
      `${amount(count, 'school unit reports', 'school units report')} much less than before: ${sentence(first)} Absence there says little until the teachers have reported. Ask the school to report and load the days again.`,
  },
  'reversed-dates': {
    holds: 'All periods end after they have begun.',
    broken: (count, first) =>
      `${rowsHave(count)} a last day before the first, the first is ${place(first)}. Correct the dates in the pupil register and load a new file.`,
  },
  'roster-not-loaded': {
    holds: 'The pupil register of the school year has been loaded.',
    broken: (_count, first) =>
      `The pupil register of ${first.detail} has not been loaded. The pupils are counted for school and municipality but are not shown by class until the register has said whether they have protected personal data. Load the pupil register.`,
  },
  'school-unit-code': {
    holds: 'All school unit codes have 8 digits.',
    broken: (count, first) =>
      `${rowsHave(count)} a school unit code that is wrong, the first is ${place(first)}. The code is to have 8 digits. Correct it in the pupil register and load a new file.`,
  },
  'school-year-known': {
    holds: 'The school year is clear.',
    broken: (_count, first) =>
      `It is not clear which school year the grades are of (${first.detail}). Load the file again and give the school year, for instance --school-year 2024/25.`,
  },
  'scientific-number': {
    holds: 'No numbers have been rounded by Excel.',
    broken: (count, first) =>
      `${amount(count, 'value has', 'values have')} been rounded by Excel to the form 2.00901E+11, the first is ${place(first)}. The digits cannot be brought back. Export the file anew and load it without opening it in Excel.`,
  },
  'scope-twice': {
    holds: 'Each school unit and school year stands in one file.',
    broken: (count, first) =>
      `${amount(count, 'school unit stands', 'school units stand')} in two files of the same load: ${first.detail}. Load the file that is to hold, or join the files.`,
  },
  'sex-mismatch': {
    holds: 'The sex agrees with the personal identity number.',
    broken: (count, first) =>
      `${rowsHave(count)} a sex that differs from the personal identity number, the first is ${place(first)}. What the column Kön says is used. Check it in the pupil register.`,
  },
  'swapped-columns': {
    holds: 'Each column holds values of its own kind.',
    broken: (_count, first) =>
      `Columns have changed places or are missing: ${place(first)}. Set up the export according to the file description and make it again.`,
  },
  'test-result': {
    holds: 'All results agree with their form and their status.',
    broken: (count, first) =>
      `${rowsHave(count)} a result that does not agree with the form or the status, the first is ${place(first)}. Correct it in the test register and load a new file.`,
  },
  'trailing-separator': {
    holds: 'The rows end with the last column.',
    broken: () => 'Each row ends with an extra separator. The empty column after it is not read.',
  },
  'two-grades': {
    holds: 'Nobody has two grades in the same subject.',
    broken: (count, first) =>
      `${rowsHave(count)} grades in two subjects that exclude each other, the first is ${place(first)}. Correct the grades in the pupil register and load a new file.`,
  },
  'two-tests': {
    holds: 'Nobody has taken tests in two subjects that replace each other.',
    broken: (count, first) =>
      `${amount(count, 'row is', 'rows are')} about a test in a subject that replaces another in which the pupil has taken the test, the first is ${place(first)}. The first row is used. Correct it in the test register and load a new file.`,
  },
  'uncached-formula': {
    holds: 'All formulas have a saved value.',
    broken: (count, first) =>
      `${amount(count, 'formula lacks', 'formulas lack')} a saved value, the first is ${place(first)}. Open the workbook in Excel, save it and load it again, or paste the column as values.`,
  },
  'units-not-loaded': {
    holds: 'The register of school units has been loaded.',
    broken: () =>
      'The register of school units has not been loaded. The schools are shown by their school unit codes until it is. Load the file of school units.',
  },
  'unknown-code': {
    holds: 'All codes and words are known.',
    broken: (count, first) =>
      `${rowsHave(count)} a code or a word that is not allowed, the first is ${place(first)}. Correct it in the pupil register and load a new file.`,
  },
  'unknown-column': {
    holds: 'All columns are known.',
    broken: (count, first) =>
      `${amount(count, 'column is', 'columns are')} unknown and not read, the first is “${first.column ?? ''}”.`,
  },
  'unknown-delivery': {
    holds: 'The headings show what the file holds.',
    broken: (_count, first) =>
      `It cannot be seen whether ${first.detail}. The first row is to have the headings, parted by semicolons or tabs. The headings stand in the description of the source.`,
  },
  'unknown-pupil': {
    holds: 'All pupils are in the pupil register of the school year.',
    broken: (count, first) =>
      `${rows(count)} ${count === 1 ? 'is' : 'are'} about a pupil who is not in the pupil register of the school year, the first is ${place(first)}. Load an up-to-date pupil register and then load this file again.`,
  },
  'unknown-question': {
    holds: 'All questions are in the question bank.',
    broken: (count, first) =>
      `${rowsHave(count)} a question that is not in the question bank or is not put to the group, the first is ${place(first)}. The names of the questions stand in the description of the source. Correct it in the survey tool and export again.`,
  },
  'unknown-unit': {
    holds: 'All school units are in the register of school units.',
    broken: (count, first) =>
      `${rows(count)} ${count === 1 ? 'is' : 'are'} about a school unit that is not in the register, the first is ${place(first)}. Add the school unit in the file of school units, load it and then load this file again.`,
  },
  'unknown-wording': {
    holds: 'All wordings were asked that school year.',
    broken: (count, first) =>
      `${rowsHave(count)} a wording that was not asked that school year, the first is ${place(first)}. The wordings stand in the description of the source. Correct it in the survey tool and export again.`,
  },
  'unreadable-characters': {
    holds: 'All characters can be read.',
    broken: (count, first) =>
      `The file holds characters that cannot be read (${amount(count, 'place', 'places')}, the first at ${place(first)}). Export it anew with the character encoding UTF-8 or Windows-1252.`,
  },
  'unreadable-workbook': {
    holds: 'The workbook can be opened.',
    broken: () =>
      'The workbook cannot be opened. It may be damaged or protected by a password. Save it anew as .xlsx without a password.',
  },
  'workbook-limits': {
    holds: 'The workbook keeps within the limits.',
    broken: (_count, first) =>
      `The workbook is too large to be read: ${sentence(first)} Check that it is the right file, or split it.`,
  },
}
