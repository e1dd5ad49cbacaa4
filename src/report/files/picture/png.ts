import { Resvg } from '@resvg/resvg-js'
import { fontFiles } from '../fonts.ts'
import { typeface } from './ink.ts'

/** Twice as many pixels as the picture is wide, so that it stays sharp on a large screen and in print. */
const zoom = 2

export function writePng(svg: string): Buffer {
  const font = { fontFiles: [...fontFiles()], loadSystemFonts: false, defaultFontFamily: typeface }
  return new Resvg(svg, { fitTo: { mode: 'zoom', value: zoom }, font, logLevel: 'off' }).render().asPng()
}
