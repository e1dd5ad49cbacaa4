import assert from 'node:assert/strict'
import { test } from 'node:test'
import { crc32, deflateSync } from 'node:zlib'
import { paletted, readPng } from '../../scripts/palette-png.ts'

/** A picture in full colour; `filter`: what each row is written with. */
function picture(colours: readonly number[], width: number, filter: 0 | 1 = 0): Buffer {
  const height = colours.length / width
  const rows = Array.from({ length: height }, (_, y) => {
    const bytes = colours.slice(y * width, (y + 1) * width).flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255])
    return [filter, ...(filter === 0 ? bytes : bytes.map((byte, at) => (byte - (bytes[at - 3] ?? 0)) & 255))]
  })
  const part = (name: string, body: Buffer): Buffer => {
    const told = Buffer.concat([Buffer.from(name), body])
    const ends = Buffer.alloc(8)
    ends.writeUInt32BE(body.length)
    ends.writeUInt32BE(crc32(told), 4)
    return Buffer.concat([ends.subarray(0, 4), told, ends.subarray(4)])
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width)
  header.writeUInt32BE(height, 4)
  header.set([8, 2], 8)
  const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')
  return Buffer.concat([
    signature,
    part('IHDR', header),
    part('IDAT', deflateSync(Buffer.from(rows.flat()))),
    part('IEND', Buffer.alloc(0)),
  ])
}

test('a picture of few colours is kept to the pixel, however its rows were written', () => {
  const colours = [0xffffff, 0x17222c, 0x0f7285, 0xc9701a, 0xffffff, 0x17222c]
  for (const filter of [0, 1] as const) assert.deepEqual([...readPng(paletted(picture(colours, 3, filter))).colours], colours)
})

test('of many colours the commonest stay as they are, and no pixel strays far from its own', () => {
  const many = Array.from({ length: 64 * 64 }, (_, at) => ((at % 64) << 18) | ((at >> 6) << 10) | 0x40)
  const colours = [...Array.from({ length: 64 }, () => 0xf7f5f0), ...many]
  const png = paletted(picture(colours, 64))
  const kept = [...readPng(png).colours]
  assert.ok(new Set(kept).size <= 256)
  assert.deepEqual(kept.slice(0, 64), colours.slice(0, 64))
  const strays = kept.map((colour, at) =>
    Math.max(...[16, 8, 0].map((by) => Math.abs(((colour >> by) & 255) - (((colours[at] ?? 0) >> by) & 255)))),
  )
  assert.ok(Math.max(...strays) < 24, String(Math.max(...strays)))
  assert.deepEqual(png, paletted(picture(colours, 64)))
})

test('what is no such picture is refused', () => {
  assert.throws(() => paletted(Buffer.from('no picture at all, but long enough')), /no PNG/)
  const grey = picture([0], 1)
  grey[25] = 0
  assert.throws(() => paletted(grey), /kind 0/)
})
