const either = (words: string) => `(?:${words.trim().split(/\s+/).join("|").replaceAll("_", " ")})`;

const somebody = either(`
man woman guy girl boy lady kid kids child baby gentleman fella fellow dude person people couple family brothers sisters twins one ones
driver teacher farmer fireman firefighter cop officer soldier marine sailor captain pilot coach judge priest pastor preacher nun monk
rabbi imam lawyer dentist vet veterinarian barber baker butcher chef cook waitress bartender librarian principal janitor
custodian player pitcher quarterback goalie athlete runner swimmer skater surfer climber skier boxer wrestler singer
musician drummer guitarist fiddler organist dancer actor actress painter artist writer author poet reporter journalist
anchor weatherman host inventor scientist professor engineer astronaut trucker rancher cowboy fisherman hunter lobsterman
miner logger diver ranger lifeguard clown magician mascot hero survivor witness hostage victim winner champion owner
founder mayor sheriff bishop governor senator congressman chief student grandmother grandfather grandma grandpa widow
veteran refugee immigrant teenager teen toddler newborn patient father mother mom dad pair
`);
/** "the nurse who caught it" tells nobody, nor does a habit of the ward. */
const dull =
  "(?:keeps|kept|is just|was just|needs|needed|wants|wanted|just|always|never|cries|cried|sat|sits|came in|comes in|says|said|can't|couldn't|won't|wouldn't|didn't|doesn't|listened|listens|noticed|cares|cared|i|we|you|looks|looked|asked|asks|thinks|thought|knows|knew|stayed|stays|had to|has to|gets|got to|gets to|saved (?:him|her|them|it)|matters|helped|is|was (?:in|on|here|there|so|very|really|supposed|with))";
const definite = "(?:the|that|our|this|those|these)";
const extreme = either(`
only first last sole lone biggest largest smallest youngest oldest longest shortest heaviest tallest fastest rarest highest lowest second
third fourth fifth tenth hundredth strongest richest
`);
const scope = either(`
world country state county city town township village island valley reservation rez parish district league hospital region
planet earth coast hemisphere continent province territory nation border delta peninsula mountain river lake harbor
neighborhood block street road church school university college department program company fleet line squad team division
history record literature language tribe
`);
const office = either(`
mayor governor senator congressman congresswoman councilman councilwoman alderman sheriff bishop archbishop astronaut cosmonaut weatherman
weatherwoman meteorologist anchorman anchorwoman newscaster quarterback linebacker olympian medalist celebrity rapper
novelist ambassador millionaire billionaire heiress postmaster postmistress superintendent warden coroner magistrate laureate
influencer youtuber ringmaster lighthouse falconer beekeeper ventriloquist taxidermist stuntman stuntwoman contortionist
jockey bullfighter matador whistleblower valedictorian mascot fire_chief police_chief chief_of_police movie_star rock_star pop_star
game_show beauty_queen pageant rodeo circus trapeze sword_swallower storm_chaser crop_duster snake_handler astronomer
cartoonist sculptor puppeteer auctioneer town_crier drag_queen opera_singer ballerina prima_ballerina kicker shortstop
play-by-play announcer sportscaster talk_show newspaper_editor supreme_court attorney_general district_attorney
chieftain tribal_chairman grand_marshal cult_leader mob_boss hitman spy
`);
const show = either(`
news tv television paper papers newspaper headlines jeopardy cover billboard commercial commercials movie movies film documentary video videos
broadway espn cnn netflix reality_show game_show talk_show radio sitcom cartoon podcast poster magazine front_page
wheel_of_fortune american_idol price_is_right sesame_street
`);
const disaster = either(`
crash shooting fire flood bombing explosion collapse sinking derailment hijacking avalanche tornado hurricane earthquake
massacre standoff siege riot stampede wreck tsunami mudslide cave-in trial case scandal video news show movie song story
commercial billboard documentary band circus well bridge silo cult accident
`);
const digitsOrWords =
  "(?:\\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|twenty|thirty|forty|fifty|a dozen|a handful|a few)";

/** Each is held against a clause in lower case, possessives kept. */
export const rareDetails: readonly RegExp[] = [
  // Who did something: "the teacher who held the door", "the kid they pulled out of the well", "the guy whose dog".
  `\\b${definite} (?:\\S+ ){0,3}?${somebody} (?:who|that)(?:'s)? (?!${dull}\\b)`,
  `\\b${definite} (?:\\S+ ){0,3}?${somebody} whose\\b`,
  `\\b${definite} (?:\\S+ ){0,3}?${somebody} (?:that |who )?(?:they|everybody|everyone|people) (?:never )?(?:pulled|found|rescued|flew|arrested|saved|dug|shot|built|named|wrote|made|filmed|talk|talks|call|called|put|cut|brought|lost)\\b`,
  `\\b${somebody} (?:who|that) (?:invented|founded|discovered|won|wrote|shot|killed|survived|sued|swam|walked across|rowed|sailed|flew|landed|broke the|set the|ran for|coached|trained|played)\\b`,
  `\\b${definite} (?:\\S+ ){0,2}?${somebody} (?:from|on|in|of|at) (?:the|that|those) (?:\\S+ ){0,2}?${disaster}\\b`,
  `\\b${definite} (?:\\S+ ){0,2}?${somebody} with (?:the |two |both |no )?(?:\\S+ )?(?:only|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|tattoo|tattoos|record|face|parrot|monkey|snake|foundation|museum|channel|name)\\b`,
  `\\b(?:a|an|this|another|some) (?:\\S+ ){0,2}?${somebody} (?:who|that) (?:used to|once|owns|owned|runs|ran|built|sold|sells|makes|breeds|collects|trained|raises|rides|flies|flew|lived in|lives in a|lives on a|sings|plays|races|climbs|dives)\\b`,
  `\\b${definite} (?:\\S+ ){0,2}?${somebody} with (?:the|a|an|all|those|that|his|her) (?:\\S+ )?(?!pain|fever|cough|stroke|cancer|wound|rash|infection|tube|vent|line|leg|hip|chest|head|belly|back|heart|broken|bad|big|little)\\S+`,
  `\\b(?:he|she|they|i|who|dad|mom|husband|wife|brother|sister) used to (?:play|sing|dance|fly|coach|own|run|be the|be a|drive|race|box|wrestle|train|teach|host|ride|perform|act)\\b`,
  `\\b(?:owns|coaches|performs|races|raises|breeds|trains|collects|carves|restores|runs|preaches at|conducts) (?:the|a|an|all the|her own|his own) (?!fever|temp|risk|code|list|unit|floor)`,
  `\\b(?:married|engaged|related) to (?:the|a|an|that)\\b`,
  `\\b(?:daughter|son|wife|widow|brother|sister|nephew|niece|cousin|mother|father|granddaughter|grandson) of (?:the|a|that)\\b`,
  `\\bwhose (?!turn|idea|fault|job|room|shift|phone|chart|name is)\\S+`,
  `\\bran for (?:mayor|senate|office|governor|sheriff|president|congress|judge)\\b`,
  `\\b(?:mother|father|mom|dad|one|seventh|youngest|oldest|grandmother) of (?:seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|nineteen|twenty|\\d\\d)\\b`,
  `\\bwon (?:the|a|an|first|his|her|gold|third|two|three|four) (?!battle|war|fight|argument)`,
  `\\b(?:was|been|were|he's|she's) in (?:the|a|that) (?:\\S+ )?(?:movie|film|band|circus|rodeo|cult|olympics|opera|ballet|mob|mafia|cia|fbi|secret service|royal family|witness protection|seals|space)\\b`,
  `\\b(?:progeria|kuru|fatal familial insomnia|fibrodysplasia|harlequin ichthyosis|proteus syndrome|rabies|ebola|plague|anthrax|leprosy|situs inversus|chimera|foreign accent syndrome|cotard|two uteruses|two hearts|extra chromosome|stone man|tree man)\\b`,
  // Offices and callings of which there are few.
  `\\b(?:(?:the|a|an|our|former|retired|was|is|he's|she's|ex|acting|deputy|town|county|local|that|s) )+(?:\\S+ )?${office}s?\\b`,
  `\\b${office}(?:'s)?(?: \\S+)? (?:daughter|son|wife|husband|mother|father|mom|dad|brother|sister|kid|kids|nephew|niece|grandson|granddaughter|family|cousin|twin|widow)\\b`,
  `\\b(?:the|an|that) (?:\\S+ )?(?:anchor|host|voice|face|drummer|singer|guitarist|bassist|star|author|actor|actress|comedian|organist|editor|owner|founder|inventor|coach|captain|pitcher|goalie|conductor) (?:on|at|for|of|from|in|behind)\\b`,
  // Only, first, last of somewhere.
  `\\b(?:the|their|his|her|our|this|is|was|as|\\S+'s)? ?${extreme} (?!time|thing|bed|day|night|week|month|hour|minute|year|call|one (?:who|in the room|i)|people i|door|room)(?:\\S+ ){0,8}?(?:in|on|of|at|from|across|for|to|along|around)(?: the| this| our| that| all| any| its| her| his| their)*(?: whole| entire| recorded| medical| state| \\S+)? ${scope}\\b`,
  `\\b(?:the|our|their|his|her|\\S+'s) ${extreme} (?!time|thing|day|night)(?:\\S+ ){0,6}?(?:ever|alive|living|left|still|to (?:ever|be|get|have|fly|win|play|run|climb|swim|graduate|serve|walk|survive|receive))\\b`,
  `\\b(?:town|county|state|city|island|village|valley|country|nation|world|school|parish|reservation|hospital)'s (?:very |own )?(?:only|first|last|oldest|youngest|biggest|favorite|famous|longest|\\S+est)\\b`,
  `\\b(?:the|our|their|her|his) (?:only|first|last|sole|lone) (?:male|female|black|white|deaf|blind|gay|woman|man|lady|girl|boy|person|kid|child|doctor|dentist|vet|lawyer|priest|teacher|midwife|pharmacist|nurse|undertaker|barber|mechanic|plumber|electrician|survivor|speaker|living|surviving|remaining|member|descendant|surviving)\\b`,
  `\\b(?:only|just|maybe|like|about|one of|of the|there's|there are|there is)?(?: only| just| like| maybe)? ?${digitsOrWords} (?:people|person|cases?|patients?|families|women|men|kids|others?|humans|times)? ?(?:of them |known |recorded |reported |left )?(?:in|on) (?:the |this |our |all of the )?(?:whole |entire )?(?:world|country|state|county|planet|earth|continent|island|town|literature|history|region|hemisphere)\\b`,
  `\\b(?:one in (?:a|\\d+|ten|twenty|fifty|several) (?:hundred )?(?:thousand|million|billion)|one of a kind|first of its kind|first in the state|never been (?:reported|described|seen)|case report|in the literature|named (?:it |the \\S+ )?after (?:him|her|them))\\b`,
  `\\bthe only (?!thing|ones? (?:who|i|you|we|that)|time|way|reason|person (?:i|who)|people (?:i|who)|sound|light|part|problem|question|option|other|chair|bed|room|word|words|good|way|difference)\\S+`,
  `\\bthe first (?!time|thing|one|person i|day|night|hour|year|week|second|and|few|two|three|patient|code|death|call|attempt|try|look|page|name|knock|visit|steps?|shift|unit|line|dose|shock|round|responder|floor|responders|sip|bite|breath|minute)(?:\\S+ ){1,3}(?:to|in|on|at|of|with|who|ever)\\b`,
  `\\bthe last (?:\\S+ )?${somebody} (?:to|who|in|on|of|alive|left|standing)\\b`,
  `\\b(?:is|was|were|are|'s|it's|he's|she's|that's|they're|it was) the (?!thing|part|reason|time|day|way|place|room|moment|question|sound|smell|word|look|kind|worst|best|hardest|same|nurse|doctor|night|problem|first time|one thing|only thing|good one)(?:\\S+ ){1,3}?(?:who|that) (?!${dull}|i |we |you |he |she |it )\\S+`,
  `\\bthe (?:\\S+ )?${somebody}(?<!patient|baby|kid|child|man|woman|guy|girl|boy|lady|person|mother|father|mom|dad|student|brother|sister)'s (?:daughter|son|wife|husband|mother|father|mom|dad|brother|sister|kid|kids|nephew|niece|grandson|granddaughter|cousin|twin|widow|dog)\\b`,
  `\\b(?:\\S+ of the (?:year|century)|crowned|knighted|inducted|convicted of|indicted|on trial|escaped from|defected|heir to|heiress|polygamist|amish|hermit|off the grid|albino|seven foot|glass eye|pet \\S+|service \\S+|getaway|ex con|most wanted|nfl|nba|nhl|major leagues?|minor leagues?|big leagues|pro ball|pro wrestler|professional \\S+|statue of|named after|named for (?:him|her)|has (?:his|her) own (?:show|wing|day|holiday|street|statue|museum)|real life|front page|made the (?:news|paper|papers|headlines)|in the history books|last known|sole heir)\\b`,
  // Prizes and records.
  `\\b(?:world|state|national|school|county|guinness|speed|olympic|land) records?\\b`,
  `\\b(?:olympics?|olympic|nobel|pulitzer|grammy|grammys|oscar winner|an oscar|emmy|heisman|hall of fame|medal of honor|purple heart|bronze star|silver star|gold medal|silver medal|bronze medal|super bowl|world series|world cup|stanley cup|spelling bee|lottery|powerball|mega millions|jackpot|kentucky derby|tour de france|iditarod|everest|homecoming queen|prom queen|prom king|miss (?:america|universe|world)|state champions?|world champions?|national champions?|won state|won nationals)\\b`,
  // On a screen, in print, on a stage.
  `\\b(?:was|were|been|is|he's|she's|they're|who|appeared|starred|sang|guy|girl|kid|woman|man|lady|family|couple|him|her|them|made|face|picture|mug|name|story|case|wedding|triplets|twins|accident) (?:\\S+ )?(?:on|in|from) (?:the |a |that |every |all the |local |national |live )*(?:\\S+ )?${show}\\b`,
  `\\b(?:played (?:in the|for the|with the|drums|bass|guitar|the \\S+ (?:in|on)|santa|\\S+ at the)|starred in|voice of|face of|inspired (?:the|a|that)|went viral|viral|famous|well known|celebrity|notorious|household name|everybody in town|everyone in town|whole town knows|legend(?:ary)? (?:in|around)|related to (?:the|that)|descended from|descendant of|great grand(?:son|daughter) of)\\b`,
  // What somebody made.
  `\\b(?:invented|voiced|sculpted|composed|founded|discovered|patented|choreographed|pioneered)\\b`,
  `\\b(?:wrote|sang|painted|built|designed|carved|made|drew|recorded|directed|narrated) (?:the|that|a|our|all the) (?:\\S+ ){0,2}?(?:song|songs|book|jingle|novel|anthem|textbook|hymn|hymns|movie|column|theme|poem|play|show|mural|murals|statue|bridge|carousel|church|dam|clock|stadium|boat|tower|organ|memorial|chapel|museum|logo|flag|lighthouse|theater|sign|fountain|steeple|school|library|game|app|recipe)\\b`,
  // What befell somebody.
  `\\b(?:mauled|gored|trampled|swallowed|attacked|bitten|mangled|stung|crushed|kidnapped|abducted|held hostage|taken hostage|shipwrecked|capsized|buried alive|struck by|hit by lightning|shot down|frozen|impaled|electrocuted|thrown from) (?:by |on |in |off |from )?(?:a |an |the |his |her )?(?:\\S+ )?(?:grizzly|bear|shark|alligator|gator|crocodile|bull|bison|buffalo|moose|elk|lion|tiger|cougar|chimp|chimpanzee|monkey|hippo|elephant|python|lightning|train|tractor|combine|meteor|meteorite|propeller|helicopter|roller coaster|ferris wheel|horse|camel|ostrich|emu|kangaroo|stingray|jellyfish|snake|rattlesnake|cobra|whale|pig|hog|hogs|bees|trolley|anchor|chandelier|steeple|statue|billboard)\\b`,
  `\\b(?:grizzly|shark attack|bear attack|struck by lightning|plane crash|bus crash|train wreck|train derail\\w*|school shooting|mass shooting|mine collapse|ferry (?:sank|sinking|disaster)|bridge collapse|boat sank|ship sank|crash landing|house explosion|gas explosion|plane (?:went|came) down|put that plane down|went over the falls|hijack\\w*|cult|witness protection|death row|on the run|most wanted|serial killer|hostage|kidnapping|murder trial|amber alert)\\b`,
  `\\b(?:fell|fallen|jumped|dropped) (?:from |off |out of )?(?:\\S+ )?(?:stories|floors|feet|ski lift|silo|roof of the|bridge|water tower|steeple|plane|hot air balloon|cliff|balcony)\\b`,
  `\\b(?:pulled (?:out )?(?:of|from)|rescued from|trapped (?:in|under|inside)|stuck in|lost at sea|adrift|walked (?:on the moon|across)|swam (?:across|the)|sailed around|rowed across|climbed (?:everest|denali|k2)|landed on the moon|been to space|went to space|walked out of)\\b (?!bed|the (?:room|er|house|hospital|hallway|door|parking))`,
  `\\b(?:survived|survivor of|survivors of|lived through) (?!the (?:night|surgery|code|day|week|weekend|transport|procedure|operation|trip)|it|this|that|to|him|her|and|surgery|longer)(?:the |that |a |an |two |three |four )`,
  // Born or found together, marked or made as nobody else.
  "\\b(?:triplets|quadruplets|quintuplets|sextuplets|quads|conjoined|siamese twins|joined at the|identical twins|twins who|feral|foundling|born (?:on|in) (?:a|the) (?:\\S+ )?(?:train|plane|boat|elevator|bus|bridge|taxi|parking lot|helicopter|ferry|barn|cab|subway|highway))\\b",
  "\\btattoos? (?:of|on|across|that|saying|reading)\\b",
  `\\b${digitsOrWords} (?:foster |adopted |biological |living )?(?:kids|children|wives|husbands|sets of twins|fingers|toes|kidneys|hearts|sons|daughters) (?:from|and none|by|with|on)\\b`,
  "\\b(?:face|hand|hands|double hand|womb|uterus|penis|pig heart|pig kidney|artificial heart|larynx|trachea|heart lung|five organ|multi organ|multivisceral) transplant\\b",
  "\\b(?:got|get|getting) married in the (?:er|icu|ed|chapel|hospital|room|waiting)\\b",
  "\\b(?:the )?(?:local|town|neighborhood|village) (?:hero|legend|celebrity|historian|drunk|character|witch)\\b",
].map((source) => new RegExp(source, "g"));
