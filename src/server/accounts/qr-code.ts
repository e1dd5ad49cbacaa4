import { encode } from 'uqr'

/** A QR code as one SVG path of dark runs, on a grid of `size` by `size` with the quiet zone of four modules that the standard asks for. */
export interface QrCode {
  readonly size: number
  readonly path: string
}

export function qrCode(text: string): QrCode {
  const { data, size } = encode(text, { ecc: 'M', border: 4 })
  return {
    size,
    path: data.flatMap((modules, y) => runs(modules).map(([x, width]) => `M${x} ${y}h${width}v1h-${width}z`)).join(''),
  }
}

/** Where dark modules follow each other in a row: first module and length. */
function runs(modules: readonly boolean[]): readonly (readonly [number, number])[] {
  const found: [number, number][] = []
  for (const [x, dark] of modules.entries()) {
    const last = found.at(-1)
    if (!dark) continue
    if (last !== undefined && last[0] + last[1] === x) last[1]++
    else found.push([x, 1])
  }
  return found
}
