import { listed } from "./words";

/** Words that one hears all day. One of these needs a strong reason to be taken for a name. */
export const commonWords = listed(`
able above accept accident across act action actually address admit afraid after afternoon again against age ago agree ahead air alarm
alive allow almost alone along already alright always amazing angry animal another answer any anybody anymore anything anyway
anywhere apart apartment apparently appear appointment area arm arms army arrest arrive ask asked asking asleep ate attack attention
aunt away awful baby back bad bag ball band bank bar barely base basically bath bathroom battle beach bear beat beautiful became because
become bed bedroom been beer before began begin beginning behind being believe bell belong below besides best bet better between big
bigger biggest bill bird birth birthday bit bite black blame blank bleed bleeding blind block blocks blood blow blue board boat bodies body
bone book books boot boots boring born boss both bother bottle bottom bought bowl box boxes boy boyfriend boys brain brave bread break breakfast
breath breathe breathing bridge bright bring bringing broke broken brother brothers brought brown bruise building bullet burn burned bus busy but button
buy cake call called calling calls calm came camera camp can cancer cannot car card cards care careful carry case cases cash cat catch
caught cause caused cell center certain certainly chair chance change changed changes channel charge chart chase cheap check checked cheese chest chicken
chief child children chin choice choose church city class clean clear clearly clinic clock close closed closer clothes cloud club coat
code coffee cold college color come comes comfort coming common company complain complete completely computer control conversation cook cooking cool cop
corner corners cost couch cough could count counting country couple course court cousin cover covered crash crazy cream cried crime cross crowd cry crying cup
cut cute dad daddy dance danger dangerous dark date daughter day days dead deal dear death decide decided decision deep degrees
deserve desk died diet difference different difficult dinner direct direction dirt dirty disappear discharge disease dish dishes doctor doctors dog dogs doing dollars
done door doors double doubt down dozen drag drain dream dreams dress drink drinking drive driver driving drop dropped drove drug drugs drunk dry
due dumb during dust dying each ear early ears earth easier easily easy eat eating edge eight eighty either elbow else empty end ended
enemy engine enjoy enough entire especially even evening ever every everybody everyone everything everywhere exactly except excited excuse expect expensive
explain explained extra extremely eye eyes face fact fail failed failing fair fall falling family famous fan far farm fast fat father
fault favor favorite fear feed feel feeling feelings feels feet fell fellow felt few fewer field fifteen fifty fight fighting figure file
fill filled film final finally find finding fine finger fingers finish finished fire fired first fish fit five fix fixed flat
flight floor flower flowers fly flying folks follow followed food fool foot for force forever forget forgive forgot form forth forty forward found
four free freedom fresh friday friend friends front full fun funeral funny further future game games garden gas gate gave gentle gentleman get
gets getting gift girl girlfriend girls give given gives giving glad glass go goes going gold gone good goodbye got government
grab grade grand grandfather grandma grandmother grandpa grandson gray great green grew ground group grow growing guard guess gum gun guy guys had hair half
hall hallway hand handed handle hands hang hanging happen happened happening happens happy hard harder hardly hat hate hated have having head headache
heads health hear heard hearing heart hearts heat heaven heavy heel held hell hello help helped helping her here hero hey hi hidden hide
high himself hip hips hit hits hold holding hole holiday home honest honestly hope hoping horrible horse hospital hot hotel hour hours house how
however hug huge human hundred hung hungry hurry hurt hurting husband ice idea idiot ill imagine immediately important impossible in inch information
inside instead interest interesting invite iron island issue itself jacket jail jelly job jobs join joke judge juice jump jumped june junk just justice keep
keeping keeps kept key keys kick kid kidding kidney kids kill killed kind kinds king kiss kitchen knee knees knew knife knock know knowing
known knows labor lack ladies lady laid lake lamp land language large last late lately later laugh laughed laughing laundry law lawyer lead leak learn
learned least leave leaves leaving led left leg legal legs less lesson let letter letters liar lie lied lies life lift light lights like liked
likely likes limit line lines lip lips list listen listening lists little live lived liver lives living load lock locked long longer look looked looking looks
loose lord lose losing loss lost lot lots loud love loved lovely loves low luck lucky lunch lung lungs lying machine mad made mail main
major make makes making male man many map march mark market married mask mass match matter matters may maybe meal mean meaning means meant measure
meat medical medicine meet meeting member memory men mention mess message met middle might mile miles milk million mind mine minor minute minutes
mirror miss missed missing mistake moment mommy money monitor month months mood moon more morning most mother motion mouth move moved movie
movies moving much muscle music must my mystery nail name named names natural near nearly neat neck need needed needle needs nerve nervous never new
news next nice night nights nine ninety nobody noise none noon normal north nose note notes nothing notice noticed now nowhere number numbers nurse nurses
obvious obviously odd off offer office officer often oh oil okay old older once one ones only open opened opening operation opinion order
orders other others ought out outside over own pack packed page pager paid pain paint pair pale panic pants paper papers parents park part
parties partner parts party pass passed past path patience patient patients pay paying peace pen people perfect perhaps period permission person personal phone phones
photo pick picked picking picture pictures piece pieces pill pillow pills pink pit pizza place places plan plane plans plant plate play played
player playing please plenty plus pocket point points police pool poor pop popular position possible possibly pot pound pounds power practice
pray present president press pressure pretend pretty price prison private probably problem problems program promise promised proof protect proud prove pull pulled pulling pulse pump
punch push pushed pushing put puts putting queen question questions quick quickly quiet quit quite race radio rain raise raised ran rash
rate rather reach read reading reads ready real realize realized really reason red relationship relax relief remember remind report reports respect rest results
return rib ribs rich ride right ring rise risk river road rock roll rolled rolling roof room rooms rose rough round rounds row rub rule rules run running runs rush sad
safe safety said sake salt same sample sand sandwich sat save saved saving saw say saying says scan scar scare scared scene school science score scream
screaming screen sea search seat second seconds secret section security see seeing seem seemed seems seen self sell send sense sent
separate serious seriously service set seven several sex shake shaking shame shape share she sheet sheets shift shifts ship shirt shock shoe shoes shoot shop
short shot shots should shoulder shout show shower shown shows shut sick side sides sight sign signed silence silly simple simply since sing
single sink sir sister sisters sit site sits sitting situation six sixty size skin sky sleep sleeping slept slip slow slowly small smart smell
smells smile smiled smiling smoke smoking snow so soap social sock socks soft sold soldier some somebody somehow someone something sometimes somewhere
son song songs soon sore sorry sort soul sound sounds soup south space speak speaking special speech speed spell spend spent spin spine spirit split spoke spoon spot spring
square stable staff stage stain stairs stand standing stands star stare start started starting starts state station stay stayed staying steal steel stem step
steps stick still stole stomach stone stood stop stopped store stories storm story straight strange stranger street strength stress strip stroke strong student students
study stuff stupid such sudden suddenly sugar suit summer sun super supper support suppose supposed sure surgery surprise surprised swear sweet swell swing switch system
table tail take taken takes taking talk talked talking talks tall tank tap tape taste tax tea teach teacher team teams tear tears teeth tell
telling tells ten terrible test tests text than thank thanks that them then there these they thick thin thing things think thinking thinks third
thirty this those though thought thousand threat three threw throat through throw thumb ticket tie tight till time times tiny tip tired tissue title to
today toe toes together told tomorrow tone tongue tonight too took tool top total touch touched tough toward towel town toy track train training transfer
trap trauma travel treat treatment tree trees tremor tried trip trouble truck true trust truth try trying tube tubes turn turned turning turns twelve twenty twice
twin two type ugly umbrella uncle under understand unit unless until up upset us use used using usual usually vein very view village visit
voice wait waited waiting wake walk walked walking walks wall walls want wanted wants war wards warm warning was wash watch watched watching water wave waves way
ways weak wear wearing weather wedding week weekend weeks weight weird welcome well went west wet what wheel when where whether which while
white who whole whose why wide wife wild will win wind window windows wine winter wish with without woke woman women won wonder
wonderful wood word words wore work worked working works world worried worry worse worst worth would wound wounds wrap wrist write writes writing written wrong
wrote yard year years yell yellow yes yesterday yet young younger your yourself zero
am pm nope yep yeah yup gonna wanna gotta okay ok oh uh um dunno kinda dude folks honey sweetheart mom mum mama papa grandpa grandma
ambulance antibiotic antibiotics bag bags balloon bedside belly bladder blanket bleed bowel brace breast catheter chemo clot clots compressions consult critical cuff dialysis
dose doses drip edema emergency failure family fever fluid fluids fracture gauze gown graft handoff hospice icu infection infusion inhaler intake intern lab labs
liver medication medications meds mask morphine nausea numb nursing organ output oxygen pads palliative pancreas pediatric pharmacy platelets pneumonia potassium
procedure psych radiology rehab renal resident residents respiratory rhythm saline saturation scrubs sedated sedation seizure seizures septic shock side skull sodium
specimen stable stent sternum suction surgeon surgical suture symptom symptoms syringe temperature therapist therapy tourniquet transplant triage tumor ulcer unit urine
vaccine valve vent ventilator vitals ward wheelchair wheeze xray elevator stairwell cafeteria parking lobby vending locker badge stethoscope
`);
