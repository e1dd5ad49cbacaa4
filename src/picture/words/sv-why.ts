// Why a question is answered as it is, rule by rule: made by the server, read on ”Varför ser jag detta?”.
import type { TellingRule } from '../../contract/index.ts'

interface Row {
  readonly title: string
  readonly text: string
}

export const explained = {
  refused: 'Frågan nekas',
  limited: {
    ownSchools: 'Frågan gäller bara den egna skolan',
    ownGroups: 'Frågan gäller bara dina egna klasser',
  },
  inside: (names: string): Row => ({
    title: `Egen enhet: ${names}`,
    text: 'Här gäller den egna enhetens regler. Du har listan, så mer kan visas än för andra.',
  }),
  before: (names: string): Row => ({
    title: `Före din enhet: ${names}`,
    text: 'Enheten har upphört och din kom efter den. Därför räknas dess läsår som dina egna.',
  }),
  outside: {
    all: 'Alla skolor och kommunen',
    others: 'Andra skolor och kommunen',
    whole: 'Din skola och kommunen som helhet',
  },
  /** a rule that does not meet the own unit */
  elsewhere: (title: string) => `${title}, utanför den egna enheten`,
  rules: {
    ownFew: {
      title: 'Färre än fem på den egna enheten',
      text: 'Antal och andelar för grupper under fem elever visas aldrig.',
    },
    ownHeads: {
      title: 'Fem till nio på den egna enheten',
      text: 'En andel för fem till nio elever visas som antal, till exempel ”8 av 9”, eftersom du har listan.',
    },
    ownMean: {
      title: 'Medelvärden på den egna enheten',
      text: 'Medelvärden visas från tio elever. Ett medelvärde av få säger för mycket om var och en.',
    },
    few: {
      title: 'Färre än tio',
      text: 'Grupper under tio elever döljs. För medelvärden och andelar räknas de elever som har ett värde.',
    },
    complement: {
      title: 'När resten är färre än tio',
      text: 'En grupp döljs också när det som blir kvar av skolan, kommunen eller indelningen är en till nio elever. De kan annars räknas fram genom att dra ifrån.',
    },
    ownSchoolAsWhole: {
      title: 'Din skola som helhet',
      text: 'Om skolan visas det som både utomstående och rektorn får se, eftersom du bara har listorna för dina egna klasser.',
    },
    rest: {
      title: 'När dina egna elever räknas bort',
      text: 'Du känner dina egna elever en och en. En siffra som de ingår i visas bara när de andra i den också är en grupp som får visas.',
    },
    several: {
      title: 'Flera enheter inifrån',
      text: 'Du känner flera enheter inifrån. Då döljs mer av de andra, och med fler än tre under samma läsår visas inget utanför dina egna.',
    },
    zeroOrAll: {
      title: 'Nästan alla eller nästan ingen',
      text: 'När en till fyra inte nådde målet visas ~100, eller ingenting. När fyra eller färre nådde det visas ingenting. Att alla nådde det visas.',
    },
    secondary: {
      title: 'För en annan grupps skull',
      text: 'Ibland döljs en större grupp, så att en liten inte kan räknas ut ur det som visas.',
    },
    roundedMean: {
      title: 'Avrundade medelvärden',
      text: 'Medelvärden avrundas, så att de inte berättar hur många som saknar värde.',
    },
    roundedHeads: {
      title: 'Antal i tiotal',
      text: 'Antal elever anges i tiotal, eftersom nämndens siffror kan spridas vidare.',
    },
    waiting: {
      title: 'Rättelser väntar',
      text: 'En rättelse av en till nio elever visas först efter nästa mätdag, 15 oktober eller 15 maj.',
    },
    attributes: {
      title: 'Kön, bakgrund och årskurs',
      text: 'En klass kan bara delas upp på kön, en skola på en personuppgift i taget och kommunen på två. Med fler blir grupperna för små.',
    },
    noClass: {
      title: 'Elever i ingen klass',
      text: 'Elever med skyddade personuppgifter, och elever som elevregistret inte har berättat om, räknas i skolan men i ingen klass.',
    },
    made: {
      title: 'Egna mått och grupper',
      text: 'De räknas ut ur det som visas av delarna. Är någon del dold döljs helheten.',
    },
  } satisfies Record<TellingRule, Row>,
}

/** The page itself. */
export const whyWords = {
  lead: 'Vad som öppnar siffror och listor för dig, och vad reglerna stänger för alla i din roll.',
  now: (about: string) => `Just nu: ${about}`,
  opens: 'Det här öppnar',
  closes: 'Det här är stängt',
  inUse: 'används nu',
  resting: 'vilar',
  nothing: 'Ingenting öppnar något för dig just nu.',
  loadProblem: 'Det gick inte att visa dina behörigheter',
  question: 'Frågan',
  questionLead: 'Vad som avgör vad du ser av en fråga, regel för regel. Inga siffror läses för att svara på det.',
  effects: {
    closes: 'Därför ser du inget',
    opens: 'Det här ser du',
    limits: 'Så begränsas frågan',
    hides: 'Det här kan döljas',
  },
  everything: 'Allt som gäller din roll',
  unreadable: 'Adressen rymmer ingen fråga',
  unreadableText: 'Gå tillbaka till siffrorna och följ länken under dem igen.',
}
