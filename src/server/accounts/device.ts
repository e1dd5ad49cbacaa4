import { stored } from '../words/stored.ts'

// The order matters: Edge calls itself Chrome, Chrome calls itself Safari, and an iPad may call itself a Mac.
const browsers: readonly (readonly [RegExp, string])[] = [
  [/\bEdgA?(iOS)?\//, 'Edge'],
  [/\b(Firefox|FxiOS)\//, 'Firefox'],
  [/\b(OPR|Opera)\//, 'Opera'],
  [/\b(Chrome|CriOS|Chromium|HeadlessChrome)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
]
const systems: readonly (readonly [RegExp, string])[] = [
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bCrOS\b/, 'Chromebook'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b/, 'Mac'],
  [/\bLinux\b/, 'Linux'],
]

/**
 * What a person recognises a sign-in by, from the browser's user agent: `Firefox på Windows`. Version and build are left out on
 * purpose, they would tell one visitor from another.
 */
export function deviceOf(userAgent: string): string {
  const named = (list: typeof browsers): string | null => list.find(([pattern]) => pattern.test(userAgent))?.[1] ?? null
  const [browser, system] = [named(browsers), named(systems)]
  if (browser === null) return system ?? stored.unknownBrowser
  return system === null ? browser : stored.device(browser, system)
}
