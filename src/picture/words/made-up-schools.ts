/** Names of schools on the living page: made up, and the same in every language. */
export const madeUpSchools: readonly string[] = [
  'Almskolan 7–9',
  'Björkskolan F–9',
  'Ekskolan 7–9',
  'Granskolan 7–9',
  'Lillskolan F–9',
  'Sjöstadens internationella grundskola F–9',
  'Tallskolan 7–9',
  'Ugglans skola F–9',
  'Vallaskolan 7–9',
  'Västerskolan 7–9',
  'Åsskolan 7–9',
  'Östra skolan F–9',
]
