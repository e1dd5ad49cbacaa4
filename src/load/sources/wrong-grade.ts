import { type Detail, detail } from '../detail.ts'

/** The wrong codes seen most: what was probably meant is told, never assumed. */
export const whatIsWrong = (value: string): Detail => detail(`code.${problemOf(value)}`)

function problemOf(value: string): 'capital' | 'dash' | 'star' | 'excel' | 'language' | 'unknown' {
  if (/^[a-fyz]$/.test(value)) return 'capital'
  if (/^[-–—−]$/.test(value)) return 'dash'
  if (/^[A-F]\*$/.test(value)) return 'star'
  if (/^(?:FALSKT|FALSE)$/i.test(value)) return 'excel'
  if (/^\p{Lu}{3}$/u.test(value)) return 'language'
  return 'unknown'
}
