import { createRequire } from 'node:module'

// Static faces: neither Typst nor resvg reads weights out of a variable one.
const faces = ['Regular', 'Semibold', 'Bold', 'It'] as const

/** The house face as TrueType, the same as on the screen. */
export const fontFiles = (): readonly string[] => {
  const { resolve } = createRequire(import.meta.url)
  return faces.map((face) => resolve(`source-sans/TTF/SourceSans3-${face}.ttf`))
}
