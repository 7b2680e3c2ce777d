const listed = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/** Words that carry grammar rather than meaning: a name never begins or ends with one. */
export const functionWords = listed(`
a an the this that these those my your his her its our their mine yours hers ours theirs i me you he him she it we us they
them who whom whose which what when where why how and or but nor so yet if then than because while as of at by for with
about against between into through during before after above below to from up down in out on off over under again further
once here there all any both each few more most other some such no not only own same too very can will just don should now
am is are was were be been being have has had having do does did doing would could may might must shall ought im ive ill id
youre youve hes shes theyre theyve we're weve dont doesnt didnt isnt arent wasnt werent wont cant couldnt wouldnt shouldnt
i'm i've i'll i'd you're you've you'll he'd he'll she'd she'll they're they've they'll they'd we'll we've we'd don't doesn't
didn't isn't aren't wasn't weren't won't can't couldn't wouldn't shouldn't that'll there'll it'll ain't y'all let lets
yes no yeah yep nope ok okay oh well like really maybe also even still ever never always gonna wanna gotta kinda sorta
someone somebody anyone anybody everyone everybody nobody something anything everything nothing one two three else around
until till since without within along across behind beyond near toward towards upon per via am pm quite almost already
`);

/** How somebody is addressed or spoken of before a name. `mr` must be followed by one; a doctor need not be. */
export const surnameTitles = listed(`
mr mrs ms mister missus mistress madam monsieur madame senor senora senorita herr frau messrs
`);
export const titles = listed(`
mr mrs ms miss mister missus madam monsieur madame senor senora senorita herr frau dr doctor doctors drs nurse nurses prof professor
officer sergeant sargent detective captain lieutenant colonel corporal private deputy chaplain pastor reverend rev father
sister brother rabbi imam deacon judge justice senator governor congressman congresswoman mayor president coach principal
aunt auntie uncle grandma grandpa granny nana papa cousin tia tio abuela abuelo attending intern resident fellow
lady lord sir dame saint mama big sheriff chief ambassador general admiral private sensei
`);

export const kin = listed(`
mother mom mum mommy mama father dad daddy parents parent husband wife spouse partner fiance fiancee boyfriend girlfriend son
sons daughter daughters kid kids child children baby brother brothers sister sisters twin sibling aunt uncle cousin nephew niece grandson
granddaughter grandmother grandfather grandma grandpa grandkid stepson stepdaughter stepmother stepfather friend friends
roommate neighbor neighbour godmother widow widower ex
`);

/** People as a clinician speaks of them. */
export const people = listed(`
patient patients man men woman women guy guys gal girl boy lady ladies gentleman kid kids child baby infant toddler newborn teenager teen
person people individual fella fellow dude client resident colleague coworker boss attending intern nurse doctor surgeon
physician therapist chaplain pastor priest teacher student neighbor victim survivor mother father husband wife son daughter
brother sister grandmother grandfather aunt uncle widow veteran vet
`);

export const pronouns = listed("he she they i we you it who him her them me us");

/** What a person does or is in the word after a name. */
export const personVerbs = listed(`
said says say told tells asked asks called calls wrote came comes went goes gets got was is has had wants wanted died dies
coded codes sat sits stood stands held holds cried cries laughed smiled looked looks kept keeps pulled pulls drew lost loves
loved thinks thought knows knew needs needed lives lived works worked took takes gave gives made makes brought brings
showed shows turned turns started stopped passed woke fell felt feels never always still finally just didn't doesn't
wasn't isn't can't couldn't won't wouldn't hasn't used refuses refused insists insisted walked walks ran runs left leaves
stayed stays helped helps hugged yelled screamed whispered texted emailed paged agreed signed ate eats slept sleeps
winked waved moved covered caught saw sees heard met let lets put puts tried tries begged prayed sang sings nodded
apologized thanked remembers remembered arrived deserves deserved hates hated hummed paid drives drove found figured
`);

/** After these a name may well follow: "told rose", "remember penny". */
export const nameTakers = listed(`
told tell telling asked ask asking thank thanks remember remembered meet met called call calling named miss missed hugged hug
texted text paged page emailed saw visited visit married marry admitted discharged treated intubated coded consulted
hello hi hey dear goodbye bye poor little old sweet baby young with and from for to about lost hired raised buried
`);

export const vocativeOpeners = listed(
  "hi hey hello thanks dear goodbye bye okay ok listen please sorry morning",
);

export const months = new Map(
  `january jan february feb march mar april apr may june jun july jul august aug september sept sep october oct november
  nov december dec`
    .trim()
    .split(/\s+/)
    .map((name) => [name, name.slice(0, 3)]),
);
export const weekdays = listed(`
monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thurs fri sat sun mondays tuesdays wednesdays
thursdays fridays saturdays sundays
`);

export { listed };
