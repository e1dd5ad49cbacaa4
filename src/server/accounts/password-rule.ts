import type { PasswordProblem } from '../../contract/index.ts'
import { commonWords } from './common-words.ts'

const least = 12
const most = 200

/** Whose password it is to be. */
interface Owner {
  readonly login: string | null
  readonly name: string
}

/**
 * What is wrong with a password, null when it will do. Length is what counts and nothing is demanded of its characters; what is
 * refused is what guessers try first (NIST SP 800-63B, 5.1.1.2; OWASP ASVS 4.0, 2.1).
 */
export function passwordProblem(password: string, owner: Owner): PasswordProblem | null {
  const typed = password.normalize('NFKC')
  const length = [...typed].length
  if (length < least) return 'short'
  if (length > most) return 'long'
  if (holdsNameOf(owner, typed.toLowerCase())) return 'personal'
  return isCommon(typed.toLowerCase()) ? 'common' : null
}

function holdsNameOf({ login, name }: Owner, password: string): boolean {
  const parts = [login?.split('@')[0] ?? '', ...(login?.split(/[.@_+-]/) ?? []), ...name.split(/\s+/)]
  return parts.some((part) => part.length >= 4 && password.includes(part.toLowerCase()))
}

/** A word everybody thinks of, with digits and signs about it, written once or many times over; a row of keys; one sign again and again. */
function isCommon(password: string): boolean {
  if (new Set(password).size < 4) return true
  if (rows.some((row) => row.includes(password) || reversed(row).includes(password))) return true
  const letters = plain(password)
  const word = smallestRepeat(letters)
  return letters === '' ? isRow(password) : commonWords.has(word) || commonWords.has(letters)
}

const rows = ['0123456789'.repeat(3), 'abcdefghijklmnopqrstuvwxyzåäö'.repeat(2), 'qwertyuiopåasdfghjklöäzxcvbnm'.repeat(2)]
const reversed = (text: string): string => [...text].reverse().join('')

// Digits alone: a date, a telephone number, a row. Twelve of them take a guesser seconds.
const isRow = (password: string): boolean => /^[\d\p{P}\p{Z}]+$/u.test(password) && password.replaceAll(/\D/g, '').length < 16

const stands: Readonly<Record<string, string>> = { '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', '@': 'a', $: 's' }

/** The letters of a password; a digit between letters stands for the letter it looks like: `p4ssw0rd2024!` → `password`. */
function plain(password: string): string {
  const spelled = password.replaceAll(/(?<=\p{L})[013457@$](?=\p{L})/gu, (sign) => stands[sign] ?? sign)
  return spelled.replaceAll(/[^\p{L}]/gu, '')
}

/** `sommarsommar` → `sommar` */
function smallestRepeat(text: string): string {
  for (let length = 1; length <= text.length / 2; length++) {
    if (text.length % length === 0 && text === text.slice(0, length).repeat(text.length / length)) return text.slice(0, length)
  }
  return text
}
