// A screen has few colours: a picture of 256 takes a third of the room of one in full colour.
import { crc32, deflateSync, inflateSync } from 'node:zlib'

const most = 256
const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

interface Pixels {
  readonly width: number
  readonly height: number
  /** 0xrrggbb, row by row */
  readonly colours: Uint32Array
}

/**
 * The picture with at most 256 colours: the commonest ones that lie apart from each other, every other pixel in the nearest of them. A picture
 * of no more colours is kept as it is. `png`: eight bits a channel, not interlaced, as Chromium writes it; opaque. Error when it is another.
 */
export function paletted(png: Buffer): Buffer {
  const { width, height, colours } = readPng(png)
  const counts = new Map<number, number>()
  for (const colour of colours) counts.set(colour, (counts.get(colour) ?? 0) + 1)
  const palette = paletteOf([...counts].sort(([a, many], [b, more]) => more - many || a - b).map(([colour]) => colour))
  const places = new Map([...counts.keys()].map((colour) => [colour, nearest(palette, colour)]))
  const rows = Buffer.alloc((width + 1) * height)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) rows[y * (width + 1) + 1 + x] = places.get(colours[y * width + x] ?? 0) ?? 0
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 3, 0, 0, 0], 8)
  const table = Buffer.from(palette.flatMap(channels))
  const parts = [chunk('IHDR', header), chunk('PLTE', table), chunk('IDAT', deflateSync(rows, { level: 9 })), chunk('IEND')]
  return Buffer.concat([signature, ...parts])
}

/** The pixels of a picture. Error when it is of a kind that Chromium does not write. */
export function readPng(png: Buffer): Pixels {
  if (!png.subarray(0, 8).equals(signature)) throw new Error('no PNG')
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)]
  const [depth = 0, kind = 0, , , interlaced = 0] = png.subarray(24, 29)
  const data: Buffer[] = []
  let table: Buffer | null = null
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at)
    const name = png.toString('latin1', at + 4, at + 8)
    const body = png.subarray(at + 8, at + 8 + length)
    if (name === 'IDAT') data.push(body)
    if (name === 'PLTE') table = body
    at += length + 12
  }
  const bytes = { 2: 3, 3: 1, 6: 4 }[kind]
  if (bytes === undefined || depth !== 8 || interlaced !== 0) throw new Error(`a PNG of kind ${kind}, ${depth} bits`)
  const raw = unfiltered(inflateSync(Buffer.concat(data)), width * bytes, height, bytes)
  const colours = new Uint32Array(width * height)
  for (let pixel = 0; pixel < colours.length; pixel++) {
    const from = table ?? raw
    const at = table === null ? pixel * bytes : (raw[pixel] ?? 0) * 3
    colours[pixel] = from.readUIntBE(at, 3)
  }
  return { width, height, colours }
}

/** Undoes what each row was written with: as the difference from its left, upper, mean or likeliest neighbour. */
function unfiltered(rows: Buffer, stride: number, height: number, bytes: number): Buffer {
  const told = Buffer.alloc(stride * height)
  for (let y = 0; y < height; y++) {
    const filter = rows[y * (stride + 1)] ?? 0
    for (let x = 0; x < stride; x++) {
      const left = x < bytes ? 0 : (told[y * stride + x - bytes] ?? 0)
      const up = y === 0 ? 0 : (told[(y - 1) * stride + x] ?? 0)
      const corner = x < bytes || y === 0 ? 0 : (told[(y - 1) * stride + x - bytes] ?? 0)
      const guess = [0, left, up, (left + up) >> 1, likeliest(left, up, corner)][filter] ?? 0
      told[y * stride + x] = ((rows[y * (stride + 1) + 1 + x] ?? 0) + guess) & 255
    }
  }
  return told
}

/** The neighbour nearest to left + up − corner (Paeth). */
function likeliest(left: number, up: number, corner: number): number {
  const [a, b, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)]
  return a <= b && a <= c ? left : b <= c ? up : corner
}

/** `colours`: the commonest first. They are kept wider apart until no more than 256 are left. */
function paletteOf(colours: readonly number[]): readonly number[] {
  for (let apart = 0; ; apart += 2) {
    const kept: number[] = []
    for (const colour of colours) {
      if (kept.every((other) => distance(colour, other) > apart * apart)) kept.push(colour)
      if (kept.length > most) break
    }
    if (kept.length <= most) return kept
  }
}

function nearest(palette: readonly number[], colour: number): number {
  let best = 0
  for (const [at, other] of palette.entries()) if (distance(colour, other) < distance(colour, palette[best] ?? 0)) best = at
  return best
}

const channels = (colour: number): readonly number[] => [colour >> 16, (colour >> 8) & 255, colour & 255]

/** Squared, of the three channels. */
function distance(one: number, other: number): number {
  const red = (one >> 16) - (other >> 16)
  const green = ((one >> 8) & 255) - ((other >> 8) & 255)
  const blue = (one & 255) - (other & 255)
  return red * red + green * green + blue * blue
}

function chunk(name: string, body: Buffer = Buffer.alloc(0)): Buffer {
  const told = Buffer.concat([Buffer.from(name, 'latin1'), body])
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(body.length)
  check.writeUInt32BE(crc32(told))
  return Buffer.concat([length, told, check])
}
