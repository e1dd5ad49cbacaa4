import { hkdfSync, randomBytes } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import { Fault } from '../contract/index.ts'
import { createFile } from '../warehouse/index.ts'
import { archiveFolder, secretsPath } from './folder.ts'

const keyLength = 32
const Secrets = z.looseObject({
  archiveKey: z.base64().refine((text) => Buffer.from(text, 'base64').length === keyLength),
})

/**
 * The key of the archive, generated at first start into `secrets.json` (mode 600). Fault secretsMissing when the file is
 * damaged, or gone while the archive has files that only it can open. Of two processes that start at once one makes the key, and both have it.
 */
export function archiveKey(data: string, random: (length: number) => Uint8Array): Uint8Array {
  const path = secretsPath(data)
  if (existsSync(path)) return readKey(path)
  const archive = archiveFolder(data)
  const used = existsSync(archive) && readdirSync(archive).length > 0
  // somebody may have made the key since, and used it
  if (used && !existsSync(path)) throw new Fault('secretsMissing', {})
  const made = Buffer.from(random(keyLength)).toString('base64')
  createFile(path, `${JSON.stringify({ archiveKey: made }, null, 2)}\n`, 0o600)
  return readKey(path)
}

/**
 * The key that seals what accounts are proved with. Derived from the archive's (HKDF, RFC 5869), so that one secret is kept and backed
 * up, and neither key tells the other. Faults as `archiveKey`.
 */
export function accountsKey(data: string, random: (length: number) => Uint8Array = randomBytes): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', archiveKey(data, random), '', 'accounts', keyLength))
}

/** The key that seals identity providers' secrets and our own SAML key, and that stands for people's identifiers there. As `accountsKey`. */
export function signInKey(data: string, random: (length: number) => Uint8Array = randomBytes): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', archiveKey(data, random), '', 'sign-in', keyLength))
}

/** The key that seals the password of the mail server. As `accountsKey`. */
export function mailKey(data: string, random: (length: number) => Uint8Array = randomBytes): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', archiveKey(data, random), '', 'mail', keyLength))
}

function readKey(path: string): Uint8Array {
  try {
    return Buffer.from(Secrets.parse(JSON.parse(readFileSync(path, 'utf8'))).archiveKey, 'base64')
  } catch (problem) {
    if (problem instanceof z.ZodError || problem instanceof SyntaxError) throw new Fault('secretsMissing', {})
    throw problem
  }
}
