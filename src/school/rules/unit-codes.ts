/** Municipality code: four digits as text, never a number (`0381` is Enköping). */
export function isMunicipalityCode(text: string): boolean {
  return /^\d{4}$/.test(text)
}

/** School unit code (Skolverket): eight digits as text, leading zeros kept. */
export function isSchoolUnitCode(text: string): boolean {
  return /^\d{8}$/.test(text)
}
