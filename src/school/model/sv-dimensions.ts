// What the ways of splitting are called.

export const dimensionLabels = {
  municipality: 'Kommun',
  operator: 'Huvudman',
  school: 'Skola',
  class: 'Klass',
  schoolYear: 'Läsår',
  term: 'Termin',
  stageYear: 'Årskurs',
  sex: 'Kön',
  migrationBackground: 'Migrationsbakgrund',
  subject: 'Ämne',
  testPart: 'Delprov',
  weekday: 'Veckodag',
  month: 'Månad',
  absenceBand: 'Frånvaronivå',
  question: 'Fråga',
  respondentGroup: 'Svarandegrupp',
  schoolGroup: 'Skolgrupp',
  subjectGroup: 'Ämnesgrupp',
}
