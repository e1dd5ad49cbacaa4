// Colours as the eye has them: contrast, distance, and how they look to those who see colours otherwise.

export const themeNames = ['light', 'dark', 'print', 'forced'] as const
export type ThemeName = (typeof themeNames)[number]

const conditions: Readonly<Record<ThemeName, string>> = {
  light: '\n:root {',
  dark: '@media (prefers-color-scheme: dark)',
  print: '@media print',
  forced: '@media (forced-colors: active)',
}

/** The colours that a theme of tokens.css gives by itself, by token name: #rrggbb, or in the forced one a system colour. */
export function ownColours(source: string, theme: ThemeName): Map<string, string> {
  const from = source.indexOf(conditions[theme])
  if (from < 0) throw new Error(`no theme ${theme}`)
  const body = source.slice(source.indexOf(':root', from)).match(/:root\s*\{([^}]*)\}/)?.[1] ?? ''
  const colour = theme === 'forced' ? /--([\w-]+):\s*([A-Z]\w+);/g : /--([\w-]+):\s*(#[0-9a-f]{6});/g
  return new Map([...body.matchAll(colour)].map(([, name, value]) => [name ?? '', value ?? '']))
}

type Three = readonly [number, number, number]

/** Linear red, green and blue of #rrggbb, 0–1. */
function linear(colour: string): Three {
  const part = (at: number): number => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  return [part(1), part(3), part(5)]
}

/** WCAG 2.2 relative luminance and contrast ratio of two #rrggbb colours. */
function luminance(colour: string): number {
  const [r, g, b] = linear(colour)
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
export function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (high + 0.05) / (low + 0.05)
}

const times = (matrix: readonly Three[], [x, y, z]: Three): Three =>
  matrix.map(([a, b, c]) => a * x + b * y + c * z) as unknown as Three

/** Linear colours as a dichromat sees them: Machado, Oliveira & Fernandes, IEEE TVCG 15 (2009) 1291–1298, severity 1. */
export const sights: Readonly<Record<string, readonly Three[]>> = {
  usual: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
}

/** OKLab (Ottosson 2020) of a linear colour. */
function lab(colour: Three): Three {
  const [r, g, b] = colour.map((part) => Math.min(1, Math.max(0, part))) as unknown as Three
  const cones: Three = [
    Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b),
    Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b),
    Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b),
  ]
  return times(
    [
      [0.2104542553, 0.793617785, -0.0040720468],
      [1.9779984951, -2.428592205, 0.4505937099],
      [0.0259040371, 0.7827717662, -0.808675766],
    ],
    cones,
  )
}

/** How far apart two #rrggbb colours are to a sight, in hundredths of OKLab; black and white are 100 apart, 2 is just seen. */
export function distance(one: string, other: string, sight: string): number {
  const matrix = sights[sight]
  if (matrix === undefined) throw new Error(`unknown sight: ${sight}`)
  const [a, b] = [lab(times(matrix, linear(one))), lab(times(matrix, linear(other)))]
  return 100 * Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])
}
