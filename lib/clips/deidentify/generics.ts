import { listed } from "./words";

/** Generic names and words of the trade that neither endings nor dictionaries know. */
export const generics = listed(`
apixaban rivaroxaban dabigatran clopidogrel ticagrelor prasugrel cefazolin ceftriaxone cefuroxime cefotaxime ceftazidime cephalexin cefdinir cefoxitin
ertapenem aztreonam daptomycin tigecycline metronidazole clindamycin trimethoprim sulfamethoxazole nitrofurantoin rifampin rifaximin isoniazid ethambutol
pyrazinamide fluconazole voriconazole posaconazole micafungin caspofungin amphotericin ganciclovir foscarnet ivermectin hydroxychloroquine chloroquine
glargine lispro aspart detemir degludec glipizide glyburide glimepiride amaryl pioglitazone semaglutide tirzepatide empagliflozin dapagliflozin sitagliptin
amlodipine nifedipine verapamil hydralazine labetalol esmolol carvedilol bisoprolol nebivolol clonidine minoxidil spironolactone eplerenone torsemide bumetanide
chlorthalidone hydrochlorothiazide acetazolamide mannitol isosorbide ranolazine ivabradine sacubitril nesiritide dofetilide sotalol flecainide propafenone procainamide
mexiletine quinidine atropine glycopyrrolate neostigmine sugammadex physostigmine ephedrine isoproterenol terbutaline vasostrict angiotensin methylene
levetiracetam lacosamide valproate valproic phenytoin fosphenytoin carbamazepine oxcarbazepine lamotrigine topiramate zonisamide ethosuximide pregabalin
primidone phenobarbital clobazam haloperidol olanzapine quetiapine risperidone aripiprazole ziprasidone clozapine lurasidone chlorpromazine droperidol prochlorperazine
promethazine metoclopramide ondansetron granisetron scopolamine meclizine dimenhydrinate sertraline fluoxetine paroxetine citalopram escitalopram venlafaxine duloxetine
bupropion mirtazapine nortriptyline amitriptyline doxepin buspirone melatonin ramelteon zolpidem eszopiclone suvorexant diazepam clonazepam alprazolam temazepam
methylphenidate atomoxetine guanfacine modafinil buprenorphine naltrexone hydromorphone oxymorphone meperidine sufentanil remifentanil nalbuphine butorphanol
ibuprofen naproxen ketorolac celecoxib indomethacin colchicine allopurinol febuxostat rasburicase methotrexate leflunomide sulfasalazine azathioprine mycophenolate
tacrolimus cyclosporine sirolimus everolimus basiliximab thymoglobulin belatacept hydrocortisone methylprednisolone dexamethasone fludrocortisone budesonide fluticasone
ipratropium tiotropium albuterol levalbuterol montelukast theophylline dornase omalizumab famotidine ranitidine omeprazole pantoprazole esomeprazole sucralfate misoprostol
loperamide bisacodyl polyethylene simethicone ursodiol lactulose octreotide terlipressin midodrine droxidopa desmopressin tolvaptan demeclocycline levothyroxine
methimazole propylthiouracil cinacalcet calcitriol zoledronic denosumab teriparatide oxytocin methergine hemabate carboprost betamethasone magnesium
tamoxifen anastrozole letrozole fulvestrant leuprolide abiraterone enzalutamide bicalutamide cisplatin carboplatin oxaliplatin gemcitabine capecitabine fluorouracil
doxorubicin daunorubicin idarubicin cytarabine vincristine vinblastine vinorelbine etoposide irinotecan topotecan bleomycin cyclophosphamide ifosfamide melphalan busulfan
temozolomide azacitidine decitabine venetoclax ibrutinib imatinib rituximab trastuzumab bevacizumab pembrolizumab nivolumab ipilimumab daratumumab bortezomib
lenalidomide thalidomide filgrastim neulasta epoetin procrit aranesp argatroban bivalirudin fondaparinux protamine kcentra andexxa vitamin thiamine folate cyanocobalamin
levodopa carbidopa sinemet donepezil memantine rivastigmine riluzole baclofen tizanidine cyclobenzaprine methocarbamol dantrolene
chlorhexidine hibiclens lactated ringers plasmalyte normosol albumin cryo cryoprecipitate ffp prbc prbcs lipids tpn intralipid dextrose kcl bicarbonate
asystole asystolic vfib pea rosc ards ecls vad lvad impella iabp oxygenator cannula cannulas cannulated decannulated anastomosis anastomotic dehiscence
hemodialysis crrt cvvh fistula permcath ultrafiltration uremic oliguric anuric azotemia hydronephrosis pyelo urosepsis hyperkalemia hyponatremia
bronchospasm stridor wheezing rales rhonchi crackles atelectasis empyema effusion consolidation infiltrate bronchiectasis tracheitis epiglottitis croup
subdural epidural subarachnoid hydrocephalus herniation herniated herniating midline decorticate decerebrate burst burr evd icp craniotomy craniectomy
thrombectomy penumbra aphasic hemiparesis nystagmus ataxia dysarthria asterixis clonus fasciculations myoclonus postictal aura
cirrhotic ascites varices varix jaundice hepatorenal icteric melena hematochezia hematemesis ileus obstipation intussusception volvulus diverticulitis
sepsis bacteremia bacteremic fungemia cellulitis necrotizing osteo osteomyelitis endocarditis mrsa vre klebsiella pseudomonas staph strep enterococcus candida cdiff
preeclampsia eclampsia hellp abruption previa accreta gravida para dystocia decels meconium apgars oligo chorio chorioamnionitis
stemis nstemis tamponade dissection aneurysm ectopy bigeminy bradycardic tachycardic paced pacer pacers aicd icds watchman ablation cardiovert cardioverted
biopsied biopsy resected resect anastomosed laparotomy laparoscopic thoracotomy pericardial pericardiocentesis debulking hysterectomy myomectomy
neonate preemie preemies surfactant gastroschisis omphalocele hypoplastic tetralogy coarctation vsd asd pda tapvr glenn
`);
