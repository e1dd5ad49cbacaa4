import type { Wording } from '../../contract/index.ts'
import type * as swedish from './sv-wordings.ts'

export const surveyDomainNames: Wording<typeof swedish.surveyDomainNames> = {
  teaching: 'Teaching',
  support: 'Support',
  safety: 'Safety',
  wellBeing: 'Well-being',
  influence: 'Influence',
}

export const wordings: Wording<typeof swedish.wordings> = {
  understandsTeaching: {
    pupil: ['The teachers explain so that I understand.'],
    guardian: ['My child can follow the teaching.'],
  },
  knowsGoals: {
    pupil: ['I know what I have to know to pass the subjects.'],
    guardian: ['My child knows what it takes to pass the subjects.'],
  },
  calmLessons: { pupil: ['How often do others disturb you at work?', 'How often is it calm during lessons?'] },
  getsHelp: {
    pupil: ['How often do you get help when you are stuck?'],
    guardian: ['How often does your child get the help needed with school work?'],
  },
  safe: { pupil: ['I am safe here at school.'], guardian: ['My child is safe at school.'] },
  badlyTreated: { pupil: ['How often is somebody mean to you at school?'] },
  enjoysSchool: { pupil: ['I enjoy my school.'], guardian: ['My child enjoys school.'] },
  hasInfluence: {
    pupil: ['We pupils have a say in our school work.'],
    guardian: ['My child has a say in the school work.'],
  },
}

export const sayQuestion: typeof swedish.sayQuestion = (domain, wording) => `${domain}: “${wording}”`
