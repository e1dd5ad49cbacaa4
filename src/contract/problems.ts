// What may be wrong with what somebody writes: the part of a fault's sentence that says it.

export const passwordProblems = {
  short: 'det är kortare än tolv tecken',
  long: 'det är längre än 200 tecken',
  common: 'det hör till dem som prövas först av den som gissar',
  personal: 'det innehåller ditt namn eller användarnamn',
} as const
export type PasswordProblem = keyof typeof passwordProblems

/**
 * form: not a personal number at all (Excel's `2,00901E+11` too); date: no such day; future: born after the reference date;
 * birthNumber: 000 is never given out; checkDigit: the last digit does not agree with the others.
 */
export const personalNumberProblems = {
  form: 'Skriv tio eller tolv siffror, till exempel ÅÅÅÅMMDD-NNNN.',
  date: 'Den födelsedagen finns inte i kalendern. Kontrollera siffrorna.',
  future: 'Födelsedagen har inte varit ännu. Kontrollera siffrorna.',
  birthNumber: 'Födelsenumret 000 delas aldrig ut. Kontrollera siffrorna.',
  checkDigit: 'Sista siffran stämmer inte med de andra, så någon siffra är felskriven.',
} as const
export type PersonalNumberProblem = keyof typeof personalNumberProblems
