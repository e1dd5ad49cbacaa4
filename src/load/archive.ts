// Raw files as they came, named by their sha256 and encrypted with AES-256-GCM: only the loader reads them, to rebuild.
import { createCipheriv, createDecipheriv, createHash } from 'node:crypto'
import { closeSync, existsSync, fsyncSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Fault } from '../contract/index.ts'
import { renameDurably } from '../warehouse/index.ts'
import { archiveFolder } from './folder.ts'

export interface Archive {
  /** Keeps the bytes, durably, and answers their sha256; the same bytes are kept once. */
  readonly keep: (bytes: Uint8Array) => string
  /** The bytes with this sha256. `file` names it to the reader of Fault archiveDamaged. */
  readonly read: (sha256: string, file: string) => Uint8Array
  /** Removes these, for good. */
  readonly forget: (files: ReadonlySet<string>) => void
  /** Removes what no load of the ledger tells of: bytes of a load that a crash cut off. */
  readonly forgetAllBut: (known: ReadonlySet<string>) => void
}

const cipher = 'aes-256-gcm'
const ivLength = 12
const tagLength = 16

export function openArchive(data: string, key: Uint8Array, random: (length: number) => Uint8Array): Archive {
  const folder = archiveFolder(data)
  return {
    keep: (bytes) => {
      const sha256 = sha256Of(bytes)
      const path = join(folder, sha256)
      if (!existsSync(path)) writeDurably(path, encrypt(bytes, key, random(ivLength), sha256))
      return sha256
    },
    read: (sha256, file) => {
      const path = join(folder, sha256)
      if (!existsSync(path)) throw new Fault('archiveDamaged', { file })
      const bytes = decrypt(readFileSync(path), key, sha256)
      if (bytes === null) throw new Fault('archiveDamaged', { file })
      return bytes
    },
    forget: (files) => {
      for (const name of files) rmSync(join(folder, name), { force: true })
    },
    forgetAllBut: (known) => {
      for (const name of readdirSync(folder)) if (!known.has(name)) rmSync(join(folder, name))
    },
  }
}

export const sha256Of = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex')

// iv ‖ ciphertext ‖ tag. The name is authenticated too, so that one file cannot be passed off as another.
function encrypt(bytes: Uint8Array, key: Uint8Array, iv: Uint8Array, name: string): Uint8Array {
  const sealing = createCipheriv(cipher, key, iv)
  sealing.setAAD(Buffer.from(name))
  return Buffer.concat([iv, sealing.update(bytes), sealing.final(), sealing.getAuthTag()])
}

/** Null when the bytes are not what was kept: cut, changed, or sealed with another key. */
function decrypt(sealed: Uint8Array, key: Uint8Array, name: string): Uint8Array | null {
  if (sealed.length < ivLength + tagLength) return null
  const opening = createDecipheriv(cipher, key, sealed.subarray(0, ivLength))
  opening.setAAD(Buffer.from(name))
  opening.setAuthTag(sealed.subarray(sealed.length - tagLength))
  const first = opening.update(sealed.subarray(ivLength, sealed.length - tagLength))
  try {
    return Buffer.concat([first, opening.final()])
  } catch {
    // Node tells a failed authentication by throwing, and nothing else can fail here.
    return null
  }
}

function writeDurably(path: string, bytes: Uint8Array): void {
  const beside = `${path}.tmp`
  try {
    const file = openSync(beside, 'w', 0o600)
    try {
      writeFileSync(file, bytes)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    renameDurably(beside, path)
  } catch (problem) {
    rmSync(beside, { force: true })
    throw problem
  }
}
