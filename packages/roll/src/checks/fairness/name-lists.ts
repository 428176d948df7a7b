/** Given names and family names that are common, and mostly borne, in one of the broad groups. Folded, without diacritics. */
interface CommonNames {
  readonly given: string;
  readonly family: string;
}

/**
 * Short lists of facts about names, for one purpose: to see whether checks burden some people more. A name says little about a person
 * and nothing about a right to vote.
 */
export const COMMON_NAMES = {
  british: {
    given:
      'david john michael paul james andrew peter robert mark richard william christopher stephen thomas daniel matthew george kevin ian gary simon alan philip jack adam benjamin joseph graham neil nicholas edward jonathan keith colin susan margaret patricia christine sarah elizabeth karen julie helen linda emma carol claire rebecca jane amanda anne barbara alison deborah laura nicola catherine tracey victoria jennifer joanne janet charlotte lisa pamela rachel gillian lucy hannah gemma heather emily olivia sophie chloe megan rhys owen gareth ewan hamish fiona morag rhiannon',
    family:
      'smith jones taylor brown williams wilson johnson davies robinson wright thompson evans walker white roberts green hall wood harris clarke jackson turner cooper hill ward hughes moore clark king harrison lewis baker lee allen morris scott watson parker bennett cook price phillips shaw davis james griffiths richardson bell collins miller carter marshall cox simpson adams mitchell anderson webb rogers mills chapman ellis wilkinson foster palmer hunt powell knight stevens barker lloyd mason fletcher matthews butler holmes jenkins barnes dixon pearson fisher russell macdonald ross elliott harvey howard fraser cameron duncan ferguson kerr paterson pritchard bowen rees vaughan',
  },
  irish: {
    given:
      'sean liam brendan declan ciaran eoin padraig conor cormac fergus seamus niall aidan colm dermot donal eamon malachy oisin tadhg cathal daragh bridget siobhan aoife niamh sinead roisin grainne orla caoimhe ciara deirdre fionnuala maeve nuala kathleen bernadette noreen clodagh sorcha aisling',
    family:
      'murphy kelly osullivan walsh obrien byrne ryan oconnor oneill oreilly doyle mccarthy gallagher doherty kennedy lynch quinn mclaughlin ocarroll connolly daly dunne brennan burke fitzgerald maguire nolan flynn ocallaghan odonnell duffy omahony boyle healy oshea sweeney hayes kavanagh mcgrath moran brady casey foley oleary mcmahon donnelly donovan',
  },
  'south-asian-muslim': {
    given:
      'mohammed muhammad mohammad mohamed md abdul imran asif tariq bilal usman zahid shahid nadeem khalid waqas adnan kamran naveed shabir nasreen shazia rukhsana shabana nazia sadia farzana shaheen rahima sultana fatima ayesha aisha zainab khadija tahmina rehana parveen',
    family:
      'khan hussain ahmed begum bibi khatun akhtar akhter ali miah uddin rahman chowdhury choudhury iqbal malik mahmood mirza qureshi butt bhatti chaudhry rashid islam haque hoque shah siddiqui sheikh kausar parveen raja aslam javed hossain sarkar',
  },
  sikh: {
    given:
      'gurpreet harpreet jaspreet manpreet amarjit balwinder sukhwinder kulwinder jaswinder harjinder gurdeep mandeep sandeep rajinder surinder paramjit ranjit baljit satnam kuldip amandeep navdeep simran jasvir',
    family: 'singh kaur gill dhillon sandhu sidhu grewal dhaliwal bains johal sohal atwal bhogal virdee sahota purewal',
  },
  hindu: {
    given:
      'rajesh sanjay vijay anil sunil ashok mahesh ramesh suresh dinesh nilesh jayesh hitesh bharat kiran amit rahul rohan priya anita sunita meena neha pooja kavita bhavna hansa jyoti nisha rekha',
    family:
      'patel shah sharma gupta mehta desai joshi kumar verma mistry parmar solanki chauhan rana amin trivedi pandya bhatt agarwal kapoor chopra malhotra reddy rao iyer nair pillai banerjee mukherjee das ghosh',
  },
  tamil: {
    given:
      'suresh kumaran sivakumar ravichandran thiruchelvam selvam murugan ganesh arulnathan kandiah nadarajah rajah vani kamala mathangi thevaki suganthi abirami dharshini',
    family:
      'selvarajah sivakumar nadarajah kandiah kanagaratnam thiruchelvam rajaratnam balasubramaniam shanmugam sivapalan yogarajah ratnam navaratnam ponnambalam mahendran ganeshan',
  },
  'east-asian': {
    given:
      'wei ming xiao hong jing li ying mei hui yan fang jun lei tao yong chun siu wai kwok chi ka man wing yuen kit minh thi van anh linh huong thu ji min seo',
    family:
      'chen wang zhang liu yang huang zhao wu zhou xu sun ma zhu chan wong cheung lau leung ng cheng ho tang tsang kwok lam yeung nguyen tran pham hoang le vu kim park choi tan lim goh',
  },
  'west-african': {
    given:
      'oluwaseun olumide oluwatobi babatunde adebayo ayodele kehinde taiwo folasade funmilayo yetunde chukwuemeka emeka obinna ngozi chioma nneka ifeoma amaka uche kwame kofi kwabena yaw ama akosua abena efua esi mamadou fatou aminata',
    family:
      'adeyemi adebayo ogunleye okafor okonkwo eze nwosu obi balogun afolabi olaniyan adewale adeleke ojo bello mensah owusu boateng asante osei agyeman appiah amoah acheampong kamara sesay conteh koroma jalloh bangura diallo traore ndiaye diop',
  },
  'horn-of-africa': {
    given:
      'abdi abdirahman abdullahi farah hassan warsame mahad liban fartun hodan ifrah hibo sahra asha fadumo halima ayaan tesfaye dawit yonas bereket abebe selam hirut mulu senait',
    family:
      'abdi farah warsame jama hersi duale elmi nur mohamud osman abdullahi hirsi guled tesfaye haile tekle gebre berhane kidane negash abebe tadesse bekele mengistu',
  },
  caribbean: {
    given:
      'winston delroy leroy errol everton desmond carlton neville jermaine tyrone dwayne kemar omari fitzroy glenroy beverley marcia paulette claudette hyacinth merlene icilda shanice chantelle latoya shereen',
    family:
      'campbell francis gordon grant samuels baptiste rampersad persaud facey gayle hylton pinnock lindo beckford ffrench greenidge walcott brathwaite cumberbatch sealy ramdin weekes',
  },
  arabic: {
    given:
      'ahmad mahmoud mustafa youssef yousef omar karim tarek walid samir nabil bassam ziad rami hadi layla leila nour rania dina mona hanan samira yasmin salma mariam',
    family:
      'alhassan alali alsayed aljabouri almasri haddad khoury mansour hassan ibrahim saleh nasser khalil hamdan darwish benali bennani elamrani bouzid ziani sabbagh',
  },
  turkish: {
    given:
      'mehmet mustafa ahmet huseyin hasan ibrahim ismail emre murat serkan kemal cem fatma ayse emine hatice zeynep elif meryem sevgi gulsen ozlem derya',
    family:
      'yilmaz kaya demir sahin celik yildiz yildirim ozturk aydin ozdemir arslan dogan kilic aslan cetin kara koc kurt ozkan simsek polat korkmaz',
  },
  iberian: {
    given:
      'jose antonio manuel francisco carlos luis miguel javier jorge pedro joao rui nuno tiago paulo fernando ricardo maria carmen ana isabel pilar dolores teresa rosa lucia ines catarina beatriz',
    family:
      'garcia gonzalez rodriguez fernandez lopez martinez sanchez perez gomez ruiz diaz moreno alvarez romero silva santos ferreira pereira oliveira costa rodrigues martins sousa fernandes goncalves gomes almeida ribeiro pinto carvalho teixeira',
  },
  'east-european': {
    given:
      'andrzej piotr krzysztof tomasz pawel marcin jakub wojciech grzegorz agnieszka katarzyna malgorzata joanna ewa magdalena beata ion gheorghe vasile mihai andrei florin elena ioana mihaela ivan dimitar georgi nikolay tomas jonas vytautas olena oksana',
    family:
      'nowak kowalski kowalska wisniewski wisniewska wojcik kowalczyk kaminski kaminska lewandowski lewandowska zielinski szymanski wozniak dabrowski kozlowski mazur krawczyk popa popescu ionescu popov popova dumitru stoica matei rusu munteanu ivanov ivanova petrov petrova dimitrov dimitrova georgiev georgieva kazlauskas petrauskas kovacs nagy horvath novak shevchenko bondarenko',
  },
  'west-european': {
    given:
      'jean pierre luc francois michel hans jurgen klaus stefan bjorn lars erik giovanni marco luca giuseppe kostas giorgos yiannis andreas pieter willem helene brigitte ursula ingrid heike giulia francesca chiara eleni katerina androulla despina anneke saskia',
    family:
      'rossi ferrari esposito bianchi romano muller schmidt schneider fischer weber dubois durand lefevre moreau fournier jansen devries bakker visser nielsen jensen hansen andersson johansson lindstrom georgiou ioannou christodoulou charalambous papadopoulos constantinou nicolaou demetriou kyriacou greco ricci marino lombardi',
  },
} as const satisfies Readonly<Record<string, CommonNames>>;
