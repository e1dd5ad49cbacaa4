import { spoken } from '../../contract/index.ts'
import * as en from './en-wordings.ts'
import { questionNamed } from './survey-questions.ts'
import * as sv from './sv-wordings.ts'

const names = spoken(sv.surveyDomainNames, en.surveyDomainNames)
const texts = spoken(sv.wordings, en.wordings)
const say = spoken({ question: sv.sayQuestion }, { question: en.sayQuestion })

/** The domain of a question and its latest wording to pupils, in the language spoken; null when the bank has no such question. */
export function aboutQuestion(id: string): string | null {
  const question = questionNamed(id)
  if (question === null) return null
  return say.question(names[question.domain], texts[question.id].pupil.at(-1) ?? '')
}
