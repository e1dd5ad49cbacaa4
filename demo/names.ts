import type { Random } from './random.ts'

export interface Name {
  readonly given: string
  readonly family: string
}

// Common names only, put together by chance: a full name points at nobody.
const girls =
  'Alice,Maja,Elsa,Astrid,Wilma,Freja,Olivia,Ella,Alma,Ebba,Saga,Agnes,Julia,Signe,Linnéa,Clara,Nellie,Tuva,Iris,Elin,Märta,Åsa,Sara,Ida,Moa,Tyra,Tilda,Nora,Hanna,Emma,Ellen,Lova,Stina,Sigrid,Vera,Ingrid,Juni,Leia,Hilma,Thea'
const boys =
  'William,Liam,Noah,Hugo,Lucas,Adam,Oliver,Matteo,Elias,Leo,Oscar,Alfred,Filip,Nils,Ludvig,Axel,Vincent,Arvid,Theo,Melvin,Viggo,Gustav,Emil,Isak,Albin,Anton,Åke,Björn,Jonathan,Casper,Edvin,Sixten,Malte,Viktor,Erik,Olle,Love,Ebbe,August,Måns'
const families =
  'Andersson,Johansson,Karlsson,Nilsson,Eriksson,Larsson,Olsson,Persson,Svensson,Gustafsson,Pettersson,Jonsson,Jansson,Hansson,Bengtsson,Lindberg,Lindström,Lindqvist,Lindgren,Berg,Axelsson,Bergström,Lundberg,Lind,Lundgren,Mattsson,Berglund,Fredriksson,Sandberg,Henriksson,Forsberg,Sjöberg,Wallin,Engström,Danielsson,Håkansson,Eklund,Lundin,Björk,Bergman,Öberg,Åström,Sjögren,Nyström,Holm,Ström,Ås,Hedlund,Ekström,Söderberg'
const girlsAbroad =
  'Fatima,Amina,Leila,Maryam,Zahra,Noor,Yasmin,Aya,Hodan,Ayan,Natalia,Zuzanna,Emina,Amra,Elif,Zeynep,Rojin,Parisa,Shirin,Aino,Anna-Mari,Mariam,Sofia,Arta'
const boysAbroad =
  'Ali,Omar,Yusuf,Ahmed,Hassan,Ibrahim,Mohammed,Abdi,Mahad,Jakub,Kacper,Emir,Tarik,Emre,Kerem,Rojan,Dara,Amir,Reza,Väinö,Kalle-Pekka,Samir,Bilal,Arben'
const familiesAbroad =
  'Ahmed,Hassan,Ali,Mohamed,Ibrahim,Yusuf,Abdi,Warsame,Nowak,Kowalska,Hodžić,Begić,Yılmaz,Demir,Kaya,Azizi,Hosseini,Karimi,Virtanen,Mäkinen,Korhonen,Haddad,Khoury,Berisha,Krasniqi,Saleh,Nasser,Jaber,Rahimi,Şahin'
    // the collection files are Windows-1252, where pupil systems write the letters it lacks without their marks
    .replaceAll('ć', 'c')
    .replaceAll('ı', 'i')
    .replaceAll('Ş', 'S')

const listOf = (text: string): readonly string[] => text.split(',')
const home = { female: listOf(girls), male: listOf(boys), family: listOf(families) }
const abroad = { female: listOf(girlsAbroad), male: listOf(boysAbroad), family: listOf(familiesAbroad) }

/** A made-up name; `foreign` draws from names common among people with a background abroad. */
export function name(chance: Random, female: boolean, foreign: boolean): Name {
  const from = foreign && chance.chance(0.85) ? abroad : home
  return { given: chance.pick(female ? from.female : from.male), family: chance.pick(from.family) }
}
