/** A grade as a reader meets it: A–F, `–` for streck, `anpassad` for a subject not read; null where the pupil does not have the subject. */
export function gradeTold(code: string): string | null {
  if (code === '2') return null
  if (code === '9') return '–'
  return code === '3' ? 'anpassad' : code
}
