import { generics } from "./generics";
import { listed } from "./words";

/** Names that are diseases, signs, tools and scales, and no persons unless a title or a first name stands before them. */
export const eponyms = listed(`
parkinson parkinsons alzheimer alzheimers addison crohn crohns foley foleys graves hodgkin hodgkins marfan marfans addisons cushing
cushings raynaud raynauds sjogren sjogrens hashimoto hashimotos huntingtons tourette tourettes asperger aspergers
kawasaki kaposi wilms ewings paget pagets dupuytren dupuytrens meniere menieres guillain barre charcot wernicke
korsakoff babinski trendelenburg kussmaul cheyne glasgow apgar apgars ranson mcburney rovsing kernig
brudzinski romberg  rinne tinel phalen homan homans virchow trousseau chvostek whipple billroth 
lefort colles wpw brugada mobitz wenckebach takotsubo prinzmetal dressler boerhaave zenker barretts hirschsprung meckel
gaucher niemann fabry pompe horners duchenne friedreich creutzfeldt ehlers danlos peutz jeghers klinefelter patau prader
angelman digeorge fallot eisenmenger ebstein fontan bentall swan ganz hickman broviac groshong penrose blakemore sengstaken
 seldinger holter heimlich valsalva epley hallpike  bartholin skene scheuermann osgood schlatter perthes
lyme gehrig gehrigs  behcet wegener goodpasture henoch schonlein willebrand recklinghausen hippel chiari munchausen
stockholm fournier lemierre osler janeway giemsa papanicolaou pap mantoux snellen ishihara doppler roentgen kegel kegels
debakey metzenbaum adson yankauer macintosh bougie gowers monteggia galeazzi schatzker ottawa framingham bells
`);

/** What follows a name that is no person's: "murphy sign", "bell's palsy". */
export const eponymNouns = listed(`
disease syndrome sign palsy phenomenon procedure test maneuver manoeuvre catheter clamp scale score scores criteria lymphoma
tumor sarcoma fracture contracture reflex stoma line tube drain classification body bodies law position breathing respirations
respiration anesthesia esophagus ring patch gel stain chorea encephalopathy ulcer ulcers point triad block nodes retractor
forceps rule anemia thyroiditis abscess angina gangrene cyst ganglion duct hernia hump nodule nodules spots sclerosis
dementia atrophy dystrophy operation incision valve stent bougie blade scissors collar splint brace bandage chart
`);

/** Brand names of drugs and devices, and drugs whose endings tell nothing. */
export const brands = listed(`
tylenol advil motrin aleve zofran haldol ativan valium xanax versed lasix bumex coumadin eliquis xarelto pradaxa plavix
brilinta lovenox keppra lamictal vimpat dilantin depakote topamax tegretol neurontin lyrica cymbalta effexor prozac zoloft
lexapro celexa paxil wellbutrin trazodone seroquel zyprexa risperdal abilify geodon clozaril lithium ritalin adderall
vyvanse concerta narcan suboxone methadone dilaudid percocet vicodin norco oxycontin oxycodone hydrocodone morphine fentanyl
ketamine propofol etomidate roc rocuronium sux succ vec zosyn vanco vanc vancomycin rocephin ancef keflex augmentin bactrim cipro
levaquin flagyl zithromax doxy unasyn cefepime merrem meropenem linezolid amio amiodarone adenosine dig digoxin epi levo
levophed norepi pressors neo vaso dobutamine milrinone nitro nicardipine cardene diltiazem cardizem metoprolol lopressor
coreg norvasc lisinopril entresto jardiance farxiga ozempic wegovy mounjaro trulicity lantus humalog novolog metformin
januvia synthroid levothyroxine prednisone solumedrol medrol decadron flonase benadryl allegra zyrtec claritin
pepcid protonix prilosec nexium reglan compazine phenergan miralax colace senna lactulose kayexalate lokelma heparin
warfarin aspirin tpa tnk tenecteplase alteplase keytruda opdivo herceptin rituxan humira enbrel remicade stelara xolair
tamiflu paxlovid remdesivir acyclovir valtrex biktarvy truvada botox ventolin albuterol duoneb atrovent advair symbicort
spiriva singulair flomax viagra cialis premarin depo mirena nexplanon pitocin mag magnesium bicarb toradol robaxin flexeril
baclofen soma lidoderm lidocaine marcaine exparel tums pepto imodium gatorade pedialyte ensure jello precedex nimbex
acyclovir valacyclovir oseltamivir remdesivir ritonavir bupivacaine lidocaine ropivacaine acetaminophen acetylcysteine epinephrine
norepinephrine phenylephrine vasopressin dexmedetomidine succinylcholine cisatracurium tranexamic insulin glucagon octreotide furosemide enoxaparin colistin naloxone lorazepam midazolam tramadol gabapentin vicryl dermabond betadine purell
`);

export const medicalWords: ReadonlySet<string> = new Set([
  ...listed(`
stemi nstemi ekg ecg eeg emg cbc bmp cmp inr ptt tsh bnp crp esr gfr aki copd chf cabg pci tavr ecmo bipap cpap picc cvc
ercp egd tee tte dvt nicu picu sicu micu ccu pacu ortho neuro cards heme onc peds derm gyn endo nephro pulm rheum uro
psych ems emt dnr dni polst molst hospice palliative intubate intubated extubate extubated extubation reintubate afib
vtach vfib svt qrs qtc troponin trops lytes sodium potassium creatinine bilirubin lactate procalcitonin ketones
sternotomy thoracentesis paracentesis cric crike trach peg foley foleys ostomy stoma colostomy ileostomy cath caths
bronch bronched scope scoped lap appy chole cabbage vac hemicolectomy debride debrided debridement washout ventric ischemic
septic pressor pneumo hemo hemothorax pneumothorax pleurx cordis resus resuscitation obs rads comms dispo admit admits
discharges signout handoff sbar epic cerner mychart telehealth televisit apnea apneic sundowning sundowner encephalopathic
desat desats desatted satting obtunded somnolent tachy brady tachypneic hypotensive hypertensive febrile afebrile diaphoretic cyanotic jaundiced
gurney stryker pyxis omnicell rounding prerounding precepting preop postop intraop periop perioperative telemetry
hgb hemoglobin hematocrit platelets plts neutropenic neutropenia chemo radiation onco mets metastatic mets glioblastoma
melanoma lymphoma leukemia sarcoma carcinoma dementia delirium meds polypharmacy subq sublingual intraosseous nebs neb
`),
  ...generics,
]);

export const drugEnding =
  /(tinib|zumab|ximab|numab|limab|statin|pril|sartan|olol|dipine|azole|mycin|micin|cillin|floxacin|cycline|clovir|tasvir|navir|tegravir|parin|xaban|gatran|gliptin|gliflozin|glutide|azepam|azolam|triptan|setron|prazole|tidine|oxetine|pramine|triptyline|barbital|curonium|phylline|terol|solone|asone|thiazide|semide|dronate|fenac|profen|oxicam|coxib|codone|morphone|fentanil|platin|rubicin|taxel|trexate|lukast|ciclib|lisib|penem)$/;
export const medicalEnding =
  /(itis|osis|oses|emia|aemia|uria|pathy|pathic|ectomy|ostomy|otomy|ectomies|plasty|scopy|scopic|gram|graphy|graphic|ology|ologist|ologists|ological|omas|algia|plegia|plegic|paresis|phasia|phagia|pnea|penia|megaly|rrhea|rrhage|rrhagic|rrhythmia|rrhythmic|cardia|cardial|cardiac|thorax|centesis|lysis|lytic|sclerosis|stenosis|trophic|tropic|toxicity|sternal|venous|arterial|aortic|cranial|dural|spinal|tracheal|vascular|muscular|cutaneous|intestinal|renal|hepatic|ectasis|ptysis|malacia|blastoma|kinesia|tional|ations?|nesses)$/;
