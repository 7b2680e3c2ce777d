import { listed } from "./words";

/** States and countries are too large to tell who somebody is. */
export const largePlaces = listed(`
alabama alaska arizona arkansas california colorado connecticut delaware florida georgia hawaii idaho illinois indiana iowa
kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri montana nebraska nevada
ohio oklahoma oregon pennsylvania tennessee texas utah vermont virginia washington wisconsin wyoming england scotland wales
britain ireland afghanistan albania algeria argentina armenia australia austria azerbaijan bangladesh belarus belgium belize
bolivia bosnia botswana brazil bulgaria burma cambodia cameroon canada chad chile china colombia congo croatia cuba cyprus
denmark ecuador egypt eritrea estonia ethiopia fiji finland france gambia germany ghana greece guam guatemala guinea guyana
haiti honduras hungary iceland india indonesia iran iraq israel italy jamaica japan jordan kazakhstan kenya korea kosovo
kuwait laos latvia lebanon liberia libya lithuania malaysia mali malta mexico moldova mongolia morocco mozambique myanmar
nepal netherlands nicaragua niger nigeria norway oman pakistan palestine panama paraguay peru philippines poland portugal
qatar romania russia rwanda samoa senegal serbia singapore slovakia slovenia somalia spain sudan sweden switzerland syria
taiwan tanzania thailand togo tonga trinidad tunisia turkey uganda ukraine uruguay uzbekistan venezuela vietnam yemen zambia
zimbabwe midwest appalachia europe africa asia america americas scandinavia caribbean usa uk
`);

/** Only a town stands right before one of these. */
export const states = listed(`
alabama alaska arizona arkansas california colorado connecticut delaware florida georgia hawaii idaho illinois indiana iowa kansas
kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri montana nebraska nevada ohio oklahoma
oregon pennsylvania tennessee texas utah vermont virginia wisconsin wyoming ontario quebec alberta manitoba saskatchewan
`);

/** States and countries of two words, and what they must not be taken for. */
export const largePairs = new Set([
  "new york",
  "new mexico",
  "new jersey",
  "new hampshire",
  "new zealand",
  "north carolina",
  "south carolina",
  "north dakota",
  "south dakota",
  "west virginia",
  "rhode island",
  "puerto rico",
  "costa rica",
  "el salvador",
  "saudi arabia",
  "sri lanka",
  "south africa",
  "south korea",
  "north korea",
  "united states",
  "united kingdom",
  "dominican republic",
  "sierra leone",
  "ivory coast",
  "burkina faso",
  "cape verde",
  "middle east",
  "new guinea",
  "united arab",
  "arab emirates",
]);

/** What a street, a place or a piece of land is called by, after its own name. */
export const streetNouns = listed(`
street avenue ave road rd lane drive boulevard blvd court circle terrace highway parkway pike turnpike alley trail loop way
crossing square plaza place row
`);
export const landNouns = listed(`
county parish township borough creek river lake valley island beach heights village hills falls springs reservation mountain
mountains canyon peninsula bay harbor ridge hollow holler prairie point pines cove shores acres estates bayou bluff gulch
landing grove trailer projects district peak pueblo barrio rez neighborhood cape fork forks bend bridge dam tunnel park
campground reservoir apartments apartment houses towers mall cemetery lighthouse fairgrounds exit overpass underpass ferry pier flats corners mesa meadow
meadows gardens forest swamp interchange marina dock docks village valley basin beach lakes summit pass gap junction mills
levee quarry wharf wilderness monument battlefield homestead colony reserve side
`);
