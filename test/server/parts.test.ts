import assert from 'node:assert/strict'
import { test } from 'node:test'
import { chooseEncoding } from '../../src/server/compression.ts'
import { dataFolder, readConfiguration } from '../../src/server/configuration.ts'

test('the command line wins over the environment, which wins over the defaults', () => {
  assert.deepEqual(readConfiguration({}, {}, '/srv'), { data: '/srv/data', port: 4080, host: '127.0.0.1', inbox: null })
  const environment = { SKOLSPEGEL_DATA: '/env', PORT: '5000', SKOLSPEGEL_HOST: '0.0.0.0', SKOLSPEGEL_INBOX: 'in' }
  assert.deepEqual(readConfiguration({}, environment, '/srv'), { data: '/env', port: 5000, host: '0.0.0.0', inbox: '/srv/in' })
  const wishes = { data: 'mine', port: '0', host: '::1' }
  assert.deepEqual(readConfiguration(wishes, environment, '/srv'), { data: '/srv/mine', port: 0, host: '::1', inbox: '/srv/in' })
  assert.equal(dataFolder(undefined, {}, '/srv'), '/srv/data')
})

test('a port that is none is told', () => {
  for (const port of ['http', '-1', '65536', '80.5', '']) {
    assert.throws(() => readConfiguration({ port }, {}, '/'), { code: 'invalidOption' }, port)
  }
})

test('the encoding is the best that the header accepts', () => {
  assert.equal(chooseEncoding('gzip, deflate, br, zstd'), 'br')
  assert.equal(chooseEncoding('gzip;q=1.0, br;q=0'), 'gzip')
  assert.equal(chooseEncoding('GZIP'), 'gzip')
  assert.equal(chooseEncoding('deflate'), null)
  assert.equal(chooseEncoding(''), null)
})
