// What the made-up people are said to be, by their id and the role acted in.

export const aboutPeople = {
  skolchef: { head: 'Skolchef i Demokommun. Ser alla skolor.' },
  kvalitet: { analyst: 'Kvalitetsansvarig på skolförvaltningen. Ser alla skolor.' },
  'rektor-as': { principal: 'Rektor på Åsskolan 7–9, kommunens största högstadium.' },
  'rektor-lilla': {
    principal: 'Rektor på Lillå skola F–9, en liten skola där få elever gör att många siffror döljs. Undervisar också.',
    teacher: 'Lärare i 7–9 på Lillå skola F–9 (SV, SVA).',
  },
  'rektor-tva': {
    principal: 'Rektor på två enheter: Ekhagsskolan F–9 och Kungsmellby skola F–6, som tog över efter Kungsskolan.',
  },
  larare: { teacher: 'Lärare på Åsskolan 7–9: klassföreståndare för 9A, matematik och teknik i 9B.' },
  namnd: { board: 'Ledamot i barn- och utbildningsnämnden. Ser det som går att visa för alla.' },
  samordnare: { coordinator: 'Samordnare. Läser in filer och rättar fel, men ser inga resultat.' },
  dataskydd: { dataProtectionOfficer: 'Dataskyddsombud. Följer vem som har sett vad, men ser inga resultat.' },
}
