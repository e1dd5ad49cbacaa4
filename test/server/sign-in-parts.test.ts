import assert from 'node:assert/strict'
import { test } from 'node:test'
import { encode } from 'uqr'
import { deviceOf } from '../../src/server/accounts/device.ts'
import { qrCode } from '../../src/server/accounts/qr-code.ts'

test('a device is told by browser and system, without versions', () => {
  for (const [userAgent, device] of [
    ['Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox på Windows'],
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0 Safari/537.36 Edg/142.0',
      'Edge på Windows',
    ],
    [
      'Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0 Safari/537.36',
      'Chrome på Chromebook',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1 (KHTML, like Gecko) Version/18.0 Mobile Safari/604.1',
      'Safari på iPhone',
    ],
    [
      'Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0 Mobile Safari/537.36',
      'Chrome på Android',
    ],
    ['curl/8.5', 'Okänd webbläsare'],
    ['', 'Okänd webbläsare'],
  ] as const) {
    assert.equal(deviceOf(userAgent), device)
  }
})

test('a QR code is drawn module by module with its quiet zone', () => {
  const text = 'otpauth://totp/Skolspegel:anna.ek?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
  const { size, path } = qrCode(text)
  const { data } = encode(text, { ecc: 'M', border: 4 })
  const dark = data.map((row) => row.map(() => false))
  for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g)) {
    for (let module = Number(x); module < Number(x) + Number(width); module++) {
      const row = dark[Number(y)]
      if (row !== undefined) row[module] = true
    }
  }
  assert.deepEqual(dark, data)
  assert.equal(size, data.length)
  assert.ok(data[0]?.every((module) => !module) && data[3]?.every((module) => !module))
})
