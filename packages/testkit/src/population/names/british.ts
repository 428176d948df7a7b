import type { NameList } from './name-list.ts';

const STEMS =
  'Ash Black Brad Brook Carl Chat Clay Cran Dal Den East Elm Fair Far Gar Glad Green Hal Hart Hast Haw Hey Hol Hors Kings Lang Leigh Lin Long Mar Mel Mid Nor Oak Old Pen Pick Raw Red Rock Row Sal Shel Sher South Stan Stock Strat Sut Swin Thorn Trent Wake Wal Whit Wil Win Wood Wor';
const ENDINGS =
  'worth burn ley ton ham field ford well wood man son by brook dale ridge stone smith more shaw gate wick bury combe den ing head hurst cliffe croft land';

/** Surnames as places have them, put together by rule: the long tail that common names leave over. */
const tail = STEMS.split(' ').flatMap((stem) => ENDINGS.split(' ').map((ending) => stem + ending));

export const BRITISH: NameList = {
  male: 'David John Michael Paul James Andrew Peter Robert Mark Richard William Christopher Stephen Thomas Daniel Matthew Anthony George Kevin Ian Gary Simon Alan Philip Jack Adam Martin Benjamin Joseph Graham Neil Nicholas Edward Jonathan Keith Colin Alexander Ryan Samuel Luke Kenneth Lee Brian Stuart Joshua Barry Charles Timothy Jason Roger Oliver Craig Harry Sean Darren Nigel Dean Terence Ronald Wayne Trevor Russell Derek Raymond Adrian Nathan Patrick Geoffrey Dylan Jacob Callum Aaron Carl Lewis Gareth Scott Dennis Gordon Jamie Rhys Owen Ewan Hamish Alistair Frederick Arthur Leonard Stanley Norman Douglas Bernard Maurice Gerald Clive Rupert Hugh Toby Archie Alfie Theo Zachary Elliot Bradley Connor Liam',
  female:
    'Susan Margaret Patricia Christine Sarah Elizabeth Karen Julie Jacqueline Helen Linda Emma Carol Claire Rebecca Jane Amanda Anne Barbara Alison Deborah Laura Nicola Catherine Tracey Mary Victoria Samantha Jennifer Michelle Jean Joanne Sandra Janet Charlotte Maureen Lisa Ann Pamela Rachel Gillian Sally Lesley Diane Wendy Angela Katherine Dawn Lauren Amy Louise Lorraine Lucy Sharon Hannah Gemma Heather Kelly Jessica Hayley Sheila Emily Abigail Georgia Olivia Sophie Chloe Bethany Eleanor Megan Holly Grace Daisy Alice Florence Ruby Ella Isabelle Phoebe Rhiannon Sian Cerys Fiona Morag Isla Kirsty Dorothy Joyce Doris Edna Vera Hilda Marjorie Beryl Brenda Rita Valerie Yvonne Marion Judith Hazel Rosemary Frances',
  family: [
    ...'Smith Jones Taylor Brown Williams Wilson Johnson Davies Robinson Wright Thompson Evans Walker White Roberts Green Hall Thomas Clarke Jackson Wood Harris Edwards Turner Martin Cooper Hill Ward Hughes Moore Clark King Harrison Lewis Baker Lee Allen Morris Scott Watson Morgan Young Parker Bennett Cook Price Phillips Shaw Davis James Griffiths Richardson Bell Collins Miller Carter Marshall Cox Simpson Adams Gray Mitchell Anderson Webb Rogers Mills Chapman Ellis Wilkinson Foster Palmer Hunt Powell Knight Stevens Barker Lloyd Mason Rose Campbell Fletcher Matthews Owen Butler Holmes Jenkins Barnes Dixon Gibson Reynolds Pearson Stewart Fisher Russell Graham Macdonald Ross Elliott Murray Harvey Andrews Howard Fox Reid Hart Ford West Cole Gordon Saunders Watts Walsh Rhodes Dawson Lawrence Hamilton Johnston Robertson Burton Spencer Wells Thomson Arnold Sutton Hudson Bailey Nicholson Hopkins Booth Barrett Poole Newman Parsons Dean Francis Lowe Perry Carpenter Stone Marsh Pritchard Preece Bowen Rees Vaughan Mckenzie Sinclair Fraser Cameron Duncan Ferguson Kerr Boyd Paterson'.split(
      ' ',
    ),
    ...tail,
  ].join(' '),
  givenSpread: 0.6,
  familySpread: 0.62,
};

export const IRISH: NameList = {
  male: 'Patrick Sean Michael Liam Kevin Brendan Declan Ciarán Eoin Pádraig Conor Cormac Fergus Séamus Niall Aidan Colm Dermot Donal Eamon Gerard Finbar Killian Malachy Oisín Rory Tadhg Ruairí Cathal Daragh Brian John Thomas',
  female:
    'Mary Bridget Siobhán Aoife Niamh Sinéad Róisín Gráinne Orla Caoimhe Ciara Deirdre Fionnuala Maeve Nuala Úna Eileen Kathleen Maureen Bernadette Noreen Sheila Clodagh Sorcha Aisling Áine Emer Mairéad Geraldine Ann',
  family:
    "Murphy Kelly O'Sullivan Walsh O'Brien Byrne Ryan O'Connor O'Neill O'Reilly Doyle McCarthy Gallagher Doherty Kennedy Lynch Murray Quinn Moore McLaughlin O'Carroll Connolly Daly Connell Wilson Dunne Brennan Burke Collins Campbell Clarke Johnston Hughes O'Farrell Fitzgerald Brown Martin Maguire Nolan Flynn O'Callaghan O'Donnell Duffy O'Mahony Boyle Healy O'Shea White Sweeney Hayes Kavanagh Power McGrath Moran Brady Stewart Casey Foley Fitzpatrick O'Leary McDonnell McMahon Donnelly Regan Donovan Burns Flanagan Mullan Barry Kane Robinson Cunningham Griffin Kenny Sheehan Ward Whelan Lyons Reid Graham Higgins Cullen Keane King Maher McKenna Bell Scott Hogan O'Keeffe Magee McNamara MacDonald McDermott Moloney O'Rourke Buckley O'Dwyer",
  givenSpread: 0.7,
  familySpread: 0.55,
};

export const CARIBBEAN: NameList = {
  male: 'Winston Delroy Leroy Errol Clive Everton Desmond Carlton Anthony Michael Trevor Lloyd Neville Cecil Vincent Marlon Jermaine Tyrone Andre Dwayne Kemar Omari Jerome Marcus Curtis Devon Fitzroy Glenroy Horace Courtney Rohan Damian Kieron Nathaniel Isaiah',
  female:
    'Beverley Marcia Sonia Yvonne Paulette Sharon Claudette Hyacinth Merlene Icilda Maxine Jacqueline Sandra Carol Marlene Shanice Chantelle Keisha Tanisha Shereen Natalie Simone Latoya Danielle Kadijah Aaliyah Rochelle Althea Verna Dulcie Cynthia Gloria Lorna Norma Monique',
  family:
    'Campbell Brown Williams Francis Clarke Thompson Gordon Grant Morgan Henry Lewis Johnson Smith Reid Stewart Graham Bailey Samuels Bennett Edwards Joseph Charles Pierre Baptiste Alexander Dacosta Rampersad Mohan Persaud Powell Walters Facey Gayle Blackwood Whyte Hylton Pinnock Lindo Beckford Chambers Anderson Miller Wright McKenzie Barrett Daley Ffrench Jean-Baptiste Augustine Etienne Prosper Ramdin Sobers Weekes Haynes Greenidge Roberts Richards Browne Walcott Brathwaite Holder Cumberbatch Cox Sealy',
  givenSpread: 0.5,
  familySpread: 0.6,
};
