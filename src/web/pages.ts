// The pages of the menu: where each stands, what it is called, and to whom it is open.
import type { Role, Session } from '../contract/index.ts'
import { words } from '../picture/index.ts'
import type { IconName } from './parts/icons.tsx'

export interface Page {
  readonly href: string
  readonly label: string
  readonly icon: IconName
  readonly open: (session: Session) => boolean
  /** addresses under it are its own */
  readonly deep?: true
}

const withoutFigures: readonly Role[] = ['coordinator', 'dataProtectionOfficer']
export const seesFigures = ({ person }: Session): boolean => person !== null && !withoutFigures.includes(person.role)
const listsPupils = ({ person }: Session): boolean => person?.role === 'principal' || person?.role === 'teacher'
const watches = ({ person }: Session): boolean => person?.role === 'dataProtectionOfficer'
const defines = ({ person }: Session): boolean => person !== null && ['head', 'analyst', 'coordinator'].includes(person.role)
const administers = ({ person }: Session): boolean => person?.role === 'coordinator'

// for those who build and look after the house; all on it is made up, so anybody may see it where everything is
const seesStyle = ({ person, demo }: Session): boolean =>
  demo !== null || person?.role === 'coordinator' || person?.role === 'head'

const pages: readonly Page[] = [
  { href: '/', label: words.pages.mirror, icon: 'mirror', open: seesFigures },
  { href: '/utforska', label: words.pages.explore, icon: 'chart', open: seesFigures },
  { href: '/rapporter', label: words.pages.reports, icon: 'report', open: seesFigures, deep: true },
  { href: '/elever', label: words.pages.pupils, icon: 'people', open: listsPupils },
  { href: '/logg', label: words.pages.log, icon: 'check', open: watches },
  { href: '/utdrag', label: words.pages.extract, icon: 'extract', open: watches },
  { href: '/data', label: words.pages.data, icon: 'data', open: () => true },
  { href: '/egna-matt', label: words.pages.local, icon: 'blocks', open: defines },
  {
    href: '/konton',
    label: words.pages.accounts,
    icon: 'people',
    open: (session) => administers(session) && session.demo === null,
  },
  { href: '/inloggning', label: words.pages.providers, icon: 'key', open: administers },
  { href: '/behorigheter', label: words.pages.grants, icon: 'shield', open: administers },
  { href: '/gallring', label: words.pages.retention, icon: 'bin', open: administers },
  { href: '/konto', label: words.pages.account, icon: 'person', open: ({ account }) => account !== null },
]
/** Pages that stand in no menu: what leads there says what it is. */
const aside: readonly Page[] = [
  { href: '/varfor', label: words.pages.why, icon: 'shield', open: () => true },
  { href: '/stil', label: words.pages.style, icon: 'mirror', open: seesStyle },
  { href: '/mer', label: words.pages.more, icon: 'more', open: () => true },
]
// at the bottom of a phone; a last tab leads to the rest
const tabs = 3

/** The pages somebody may open, in the menu's order. */
export const pagesFor = (session: Session): readonly Page[] => pages.filter(({ open }) => open(session))

/** On a phone the first ones are tabs, and the last tab leads to these. */
export const beyondTabs = (session: Session): readonly Page[] => pagesFor(session).slice(tabs)

/** The page at an address, null when there is none or it is not open. Who sees no figures begins at the data. */
export function pageAt(pathname: string, session: Session): Page | null {
  const href = pathname === '/' && !seesFigures(session) ? '/data' : pathname
  const leads = (page: Page): boolean => page.href === href || (page.deep === true && href.startsWith(`${page.href}/`))
  return [...pages, ...aside].find((page) => leads(page) && page.open(session)) ?? null
}
