/** Why something is closed to a role, in the reader's words: told in the refusal, and listed on ”Varför ser jag detta?”. */
export const closedRules = {
  classesElsewhere: 'Klasser på andra skolor ser bara den skolans rektor och lärare samt förvaltningen.',
  classes: 'Nämnden ser skolor och kommunen, aldrig klasser.',
  otherGroups: 'En lärare ser sina egna klasser, den egna skolan och kommunen som helhet, aldrig andra klasser.',
  otherSubjects: 'Uppdraget gäller ett visst ämne i klassen och öppnar bara det ämnets siffror.',
  otherYears: 'En klass är lärarens de läsår som uppdraget gäller. Åren före var det andra elever eller en annan klass.',
  otherSchools: 'En lärare ser den egna skolan och kommunen som helhet, inte andra skolor.',
  operators: 'En lärare ser den egna skolan och kommunen som helhet, inte huvudmän var för sig.',
  smallGroups: 'Grupper som är för små döljs, och ibland en grupp till så att de inte kan räknas ut.',
  smallGroupsOwn: 'På den egna enheten döljs grupper under fem elever. Utanför den är gränsen tio.',
  rounded: 'Antal elever anges i tiotal, eftersom nämndens siffror kan spridas vidare.',
  pupilLists: 'Rollen visar siffror om grupper, aldrig enskilda elever.',
  figures: 'Rollen sköter eller övervakar driften och ser inga siffror.',
} as const
export type ClosedRule = keyof typeof closedRules
