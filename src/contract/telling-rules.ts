/**
 * Rules that decide how much of an answer is told (docs/privacy.md); what each says stands in picture/words.
 * `ownFew`, `ownHeads`, `ownMean`: of the own unit · `few`, `complement`, `rest`, `several`, `roundedMean`, `roundedHeads`, `waiting`: outside it ·
 * `ownSchoolAsWhole`: what a teacher is told of the own school · `zeroOrAll`, `secondary`, `attributes`, `noClass` and, of own measures and groups, `made`: everywhere.
 */
export const tellingRules = [
  'ownFew',
  'ownHeads',
  'ownMean',
  'few',
  'complement',
  'ownSchoolAsWhole',
  'rest',
  'several',
  'zeroOrAll',
  'secondary',
  'roundedMean',
  'roundedHeads',
  'waiting',
  'attributes',
  'noClass',
  'made',
] as const
export type TellingRule = (typeof tellingRules)[number]
