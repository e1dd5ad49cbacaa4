// What people build passwords of when they have to think of one at once, in Swedish and English: the words themselves, seasons, months,
// football, the keyboard, and what stands on this very screen. With digits and signs about them they are still the same password.
const words = `
  password passwords passord passwort losenord lösenord lösenordet losenordet mittlosenord mittlösenord hemligt hemlig hemlighet
  secret secrets topsecret letmein letmeinplease welcome welcometo valkommen välkommen valkommenhit välkommenhit hello helloworld
  hejhej hejsan hejhopp hejpadig hejpådig halladar hallådär tjenare iloveyou ilovemyself jagalskardig jagälskardig alskling älskling
  sommar sommaren vinter vintern host höst hösten hosten var vår våren varen summer winter autumn spring season
  januari februari mars april maj juni juli augusti september oktober november december
  january february march june july august october
  mandag måndag tisdag onsdag torsdag fredag lordag lördag sondag söndag monday tuesday wednesday thursday friday saturday sunday
  skola skolan skolor skolspegel skolspegeln skolspegelkommun spegel spegeln rektor rektorn larare lärare lararen läraren elev elever
  school teacher principal student students classroom klassrum klassen
  kommun kommunen demokommun enkoping enköping stockholm goteborg göteborg malmo malmö uppsala sverige sweden svensk swedish
  admin administrator administrator administratör administratorn samordnare samordnaren coordinator root superuser sysadmin
  system systemadmin systemet server databas database konto kontot account login logon signin inloggning loggain
  test testing testar tester testtest tempo temporary tillfallig tillfällig tillfalligt tillfälligt changeme bytmig bytlosenord
  bytlösenord default standard guest gast gäst user username anvandare användare anvandarnamn användarnamn demo example exempel
  qwerty qwertyuiop qwertyui qwertyuiopa qwertyuiopå qwertyasdf qwertyqwerty asdf asdfgh asdfghjkl asdfasdf zxcvbnm qazwsx qazwsxedc
  qweasd qweasdzxc poiuytrewq lkjhgfdsa abc abcd abcde abcdef abcdefg abcdefgh abcabc abcxyz
  football fotboll fotbollen hockey baseball basketball soccer aik hammarby djurgarden djurgården ifkgoteborg ifkgöteborg malmoff
  malmöff liverpool chelsea arsenal barcelona manchester manchesterunited realmadrid
  dragon monkey sunshine princess prinsessa superman batman spiderman pokemon starwars master shadow freedom whatever trustno
  trustnoone trustnoi computer dator datorn internet google facebook microsoft windows apple iphone samsung
  jesus jesuschrist god gud blomma blommor flower flowers cookie cookies chocolate choklad kaffe kaffekopp coffee pizza
  mamma pappa mammapappa mormor farmor familj familjen family bananas banan bananer katten hunden kissekatt hundvalp
  correcthorsebatterystaple korrekthast korrekthäst
`

export const commonWords: ReadonlySet<string> = new Set(words.split(/\s+/).filter((word) => word !== ''))
