import { listed } from "./words";

/** What an institution is called by, after its own name. */
export const institutionNouns = listed(`
hospital hospitals clinic clinics hospice pavilion infirmary sanatorium sanitarium medical health healthcare university college school
elementary academy seminary kindergarten preschool daycare high church parish cathedral chapel temple synagogue mosque
congregation ministries monastery convent abbey tabernacle pharmacy rehab rehabilitation manor lodge institute foundation memorial general
regional plant factory mill mills foundry brewery steel foods motors industries logistics airlines bank company corp inc
llc prison penitentiary jail correctional barracks arsenal shipyard grill diner cafe bakery tavern pub restaurant pizzeria
bistro barbershop salon casino hotel motel inn resort market grocery hardware lumber farms dairy ranch orchard vineyard
winery mine mines quarry refinery museum library theater theatre stadium arena speedway zoo orchestra symphony choir
chapter legion lodge society club gym center centre senior assisted nursing home house shelter department precinct station children's
childrens ward wing tower building hall annex unit oncology cardiology pediatrics surgery orthopedics living care baptist methodist lutheran presbyterian episcopal pentecostal ame recovery counseling behavioral
ministry trucking construction plumbing roofing landscaping electric insurance ford chevrolet chevy toyota auto garage laundromat
cleaners deli kitchen pizza barbecue bbq coffee books florist nursery campus state tech poly polytechnic associates partners
systems labs laboratories energy mining railroad transit brass band records times herald gazette tribune speedway academy
brothers fabrication welding concrete paving seafood poultry packing freight marine aviation outfitters saloon donuts creamery
barber nails tires hardware supply rentals realty mortuary crematory funeral homes stables kennels daycare montessori charter
ballet opera philharmonic rangers wildcats tigers eagles bulldogs panthers broncos
`);
/** Kinds that are hardly ever named by an ordinary word alone. */
export const looseNouns = listed(`
general regional memorial high home house center centre unit ward wing tower building hall surgery market club chapter
department station market senior assisted nursing medical health bank company plant mill mine society library choir
gym inn hotel school church clinic hospital shelter farms ranch restaurant grill living care state tech band times
brothers kitchen pizza coffee books auto garage energy mining marine records supply campus systems partners recovery
insurance electric construction garage nursery construction tires funeral homes opera eagles tigers rangers panthers
`);
/** Before these nouns they say what kind it is, not which one. */
export const generic = listed(`
go going come goes went get
community urgent primary dialysis pain wound cancer heart eye free methadone women's womens teaching academic rural regional county big
small psych psychiatric emergency outpatient inpatient sleep local nearest private public state city whole same different
another middle elementary grade medical nursing law dental graduate grad summer night sunday bible boarding catholic
veterans va children's childrens memorial general high old new next last first second third family fancy busy satellite
sister other main entire referring receiving outside transferring tertiary trauma burn stroke birthing surgical med
surgery fertility travel flu walk-in walkin in home mental public behavioral specialty spine memory skilled long short term group
halfway safe dog animal homeless steak coffee pizza power chemical poultry meat meatpacking packing packaging auto car
paper cotton steel rice feed saw wind water nuclear sewage treatment recycling manufacturing insurance tech trucking
moving construction oil gas phone drug grocery book food flea stock super hardware fire police bus train gas radio tv
nurses nursing intensive care critical cardiac coronary surgical neonatal pediatric step-down recovery labor delivery
maternity isolation covid locked back front east west north south left right command call help good bad great real
tiny huge little crowded empty nice cheap awful terrible full senior adult wellness poison crisis birth transplant heart
infusion imaging radiation oncology cardiology pediatrics blood tissue sperm eye food piggy post infectious diabetes
football basketball baseball softball swim track chess glee book church jazz strip night comedy fan health golf country
charter magnet prep vocational trade driving flight cooking culinary pharmacy hospital school college university clinic
doctor's doctors vet's vet veterinary district junior senior preparatory mom's dad's mother's father's grandma's sister's
brother's his her their our my your apartment office haunted dollhouse tree dream lake beach ranch town guest white open
opera movie court dining meeting waiting concert dance mess city study lecture conference bell water cell control clock icu er
stepdown floor icy locker bathroom corner funeral hospice rehab surgery ward entire tired every inpatient's kitchen
`);
/** Known by one word. */
export const known = listed(`
kaiser sutter ucsf ucla uclh ucsd duke mayo hopkins stanford harvard yale princeton cornell emory vanderbilt geisinger intermountain
cedars-sinai cedars sinai walmart amazon costco target walgreens cvs mcdonald's mcdonalds starbucks boeing lockheed raytheon ford
toyota tesla google microsoft apple fedex ups usps nypd lapd fdny nasa bellevue parkland cleveland nyu mgh bwh upenn
penn jefferson tufts rush northwestern montefiore maimonides lenox presbyterian methodist providence legacy swedish
harborview virginia-mason banner dignity ascension tenet hca kindred davita fresenius quest labcorp aetna cigna humana
anthem unitedhealthcare bluecross tricare wellstar novant atrium baptist adventist adventhealth shriners st-jude tyson
smithfield cargill walmart's kroger safeway publix wegmans ikea disney netflix intel pfizer moderna merck chevron exxon
`);
/** Known names that are words or people too: only where somebody works, studies or lies. */
export const wordyKnown = listed(
  "target ford apple ups rush banner legacy swedish quest anthem cleveland jefferson providence baptist methodist cedars duke mayo",
);
export const knownPairs = [
  "walter reed",
  "mass general",
  "johns hopkins",
  "mount sinai",
  "mercy general",
  "cleveland clinic",
  "mayo clinic",
  "blue cross",
  "blue shield",
  "brigham and women's",
  "beth israel",
  "cook county",
  "bethesda naval",
  "grady memorial",
  "home depot",
  "general motors",
  "first baptist",
  "first methodist",
  "first lutheran",
  "first presbyterian",
  "best buy",
  "burger king",
  "taco bell",
  "general electric",
  "united airlines",
  "delta airlines",
  "boys town",
  "make a wish",
  "ronald mcdonald house",
  "planned parenthood",
  "habitat for humanity",
  "salvation army",
  "goodwill",
  "good samaritan",
  "sacred heart",
  "holy cross",
  "holy family",
  "holy name",
  "our lady",
  "city of hope",
  "md anderson",
  "m d anderson",
  "sloan kettering",
  "memorial sloan kettering",
  "dana farber",
  "mass eye and ear",
  "scripps",
  "cedars sinai",
  "new york presbyterian",
  "bon secours",
  "banner health",
  "trinity health",
  "dollar general",
  "family dollar",
  "waffle house",
  "cracker barrel",
  "olive garden",
].map((name) => name.split(" "));
