import { listed } from "./words";

/** Ordinary in speech although the corpus writes them as names most of the time. */
export const alsoAmbiguous = listed(`
angel bill rose mark grace frank jack gene ray pat art rich drew chase miles joy dawn june april may august summer sue lane
brook brooks bud cliff rob nick buck rusty sandy jean faith hope will bear young king long gray grey green brown white black
bell cook price bishop hunter mason parker porter taylor carter cooper tucker dean earl duke prince major pearl ruby amber
jade violet lily daisy iris ivy holly olive hazel ginger autumn penny crystal melody harmony destiny heather robin jay star
stone rock ford chance dusty norm stew wade marsh dale glen forest reed lance pierce skip trip ace sterling rex baker butler
fisher fox wolf hart lamb drake crane martin hawk swan finch marina carol eve noel merry christian dick peter john roger josh
harry jimmy randy sonny junior buddy bunny kitty sky skye sunny star stormy raven ebony ivory charity mercy patience prudence
verity constance temperance honor justice liberty cherry berry rivers waters banks woods hill field church wells ward lord
page bond sharp strong small rich little moody noble wise gold silver bright love darling blessing precious princess queenie
reading mobile orange paris london sydney jordan chelsea florence dallas austin houston phoenix cash buster ash gale herb
kay bea em jan sol cole ty max guy gay mel al ed jo di bo van case tate chad sage rosemary basil bud clay flint storm lex
cruz jesus angel lake ocean rain snow frost winter wren robin lark teddy buster lucky happy ringo echo
brandy candy ginger jewel kit lacey mercedes misty opal paige peg scout shelly tawny trinity venus barry bob chip chuck doug flip hank lance mac mack rocky
rod rowan spike tripp vic woody beau blaze cannon canon colt gunner jett knox legend maverick messiah ranger ryder wilder
luna aria cadence journey haven heaven essence diamond cinnamon sugar dove birdie fawn clover fern flora laurel lilac myrtle
pansy petunia poppy posy rue willow zinnia juniper magnolia dahlia azalea primrose
skeeter peanut cookie boomer scooter pepper moose tex slim shorty smokey tank bubba pops sarge gramps nonna bubbe lola lolo mimi gigi peaches
cricket birdie bean ziggy georgia virginia carolina india chad kenya israel dakota montana chyna asia sierra savannah
miracle blessing heavenly honey roman jovan ali kai ray bobby tommy brad earnest ernest curt grant graham victor viola melody marine warren weaver turner miller potter
shepherd sawyer slater tanner tyler archer carver chandler gardener mayo pike perch dash rush hunt walker rider blue
`);

/** In lists of names, but never marked without a title or "named". */
export const neverNames = listed(`
no oh how well hey hi miss mom mum mama momma dad daddy papa nana um captain bye president lord general agent yo english
french german greek polish spanish irish scottish welsh dutch danish swedish finnish jewish arab turk
pop south north west east southern northern western eastern sergeant sheriff states yep gee cheers un el das dos los las
broadway bureau harbor canada jew pope mars marines creek springs easter elders metro ta dang doc kenstera god christ
america europe africa asia saint mister missus mrs mr ms dr doctor nurse uh huh nah hon sir ma'am maam ma pa da
icu er ed or ob gyn ct mri ekg ecg iv ng bp gi gu hr sat sats tele stemi nstemi vent vents peds med meds tpa tylenol covid
code crash monitor rounds pager chart consult scrub scrubs attending intern chief resident fellow team pulse stent shock
gonna wanna gotta kinda dunno lemme gimme cause til sec min hrs pm am etc vs ie eg asap fyi lol omg yup uhuh ugh wow whoa
man boy girl lady guy kid baby sweetheart sweetie dear darling boss chef santa internet goodnight facebook google youtube instagram twitter tiktok zoom skype iphone android netflix uber siri alexa amen
hallelujah bless muslim catholic lutheran baptist methodist buddhist hindu mormon quaker
bovie bair hugger yankauer hoyer ambu purell
mrn dob ssn ext snf sna ltac ama npo poc dea npi csn dx hx rx tx sx pt pts prn bid tid qid qhs gcs ccs po pr cva hd bls als rn md do np cna lpn rt pta
norwegian norwegians swede swedes dane danes korean koreans somali somalis cuban cubans nepali haitian haitians hmong tagalog cantonese mandarin creole pashto dari farsi urdu hindi
siri uber lyft walmart costco netflix
rota o'clock oclock bay whited plate
ha la le de du le di mi so ti si se te tu me ya
`);
