// How the questions of the bank are put, by version and whom they are put to.
import type { QuestionId, RespondentGroup, SurveyDomain } from './survey-questions.ts'

export const surveyDomainNames = {
  teaching: 'Undervisning',
  support: 'Stöd',
  safety: 'Trygghet',
  wellBeing: 'Trivsel',
  influence: 'Inflytande',
} satisfies Record<SurveyDomain, string>

/** One text a version, the first is version 1. */
export const wordings = {
  understandsTeaching: {
    pupil: ['Lärarna förklarar så att jag förstår.'],
    guardian: ['Undervisningen är begriplig för mitt barn.'],
  },
  knowsGoals: {
    pupil: ['Jag vet vad jag behöver kunna för att klara ämnena.'],
    guardian: ['Mitt barn vet vad som krävs för att klara ämnena.'],
  },
  calmLessons: { pupil: ['Hur ofta störs du av andra när du arbetar?', 'Hur ofta har ni arbetsro på lektionerna?'] },
  getsHelp: {
    pupil: ['Hur ofta får du hjälp när du har kört fast?'],
    guardian: ['Hur ofta får ditt barn den hjälp som behövs i skolarbetet?'],
  },
  safe: { pupil: ['Jag är trygg här på skolan.'], guardian: ['Mitt barn är tryggt på sin skola.'] },
  badlyTreated: { pupil: ['Hur ofta är någon elak mot dig i skolan?'] },
  enjoysSchool: { pupil: ['Jag trivs på min skola.'], guardian: ['Mitt barn trivs på sin skola.'] },
  hasInfluence: {
    pupil: ['Vi elever får vara med och bestämma om skolarbetet.'],
    guardian: ['Mitt barn får vara med och påverka skolarbetet.'],
  },
} satisfies Record<QuestionId, Partial<Record<RespondentGroup, readonly string[]>>>

/** What a question is about and how it is put now. */
export const sayQuestion = (domain: string, wording: string): string => `${domain}. ”${wording}”`
