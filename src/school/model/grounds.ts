import type { Measure } from '../../semantics/index.ts'

/** Why a measure may be worked out at all: purpose and legal ground as the record of processing prints them (GDPR art. 30). */
type Ground = Pick<Measure['describe'], 'purpose' | 'legalGround'>

const publicTask =
  'Uppgift av allmänt intresse, artikel 6.1 e i dataskyddsförordningen, fastställd i skollagen (2010:800) 4 kap. 3–4 §§ (systematiskt kvalitetsarbete hos huvudman och skolenhet) och 26 a kap.'
const sensitive =
  'I den mån migrationsbakgrund, modersmål eller svenska som andraspråk indirekt kan visa etniskt ursprung: artikel 9.2 g, med lagen (2018:218) med kompletterande bestämmelser till EU:s dataskyddsförordning 3 kap. 3 § första stycket 3.'

/** Results of pupils: followed up and developed by the organiser and the school unit. */
export const qualityWork: Ground = {
  purpose:
    'Att följa upp och utveckla utbildningen hos huvudmannen och på skolenheten: resultat mot de nationella målen, likvärdighet mellan skolor och grupper, och vilka insatser som behövs.',
  legalGround: `${publicTask} ${sensitive}`,
}

/** How many pupils there are: what resources and places are planned by. */
export const planning: Ground = {
  purpose: 'Att planera utbildningen och fördela resurser efter antalet elever, och att veta vilka elever resultaten gäller.',
  legalGround: `${publicTask} Resurser fördelas enligt skollagen 2 kap. 8 b §. ${sensitive}`,
}
