/** Short forms that people go by. */
export const NICKNAMES = table(`
David: Dave Davey; Michael: Mike Mick; Andrew: Andy Drew; James: Jim Jimmy Jamie; Robert: Bob Rob Bobby; Richard: Rick Dick Rich
William: Bill Will Billy; Susan: Sue Susie; Margaret: Maggie Peggy Meg; Patricia: Pat Trish; Elizabeth: Liz Beth Betty Lizzie
Catherine: Kate Cathy Cath; Katherine: Kate Kathy Katie; Christine: Chris Chrissie; Jacqueline: Jackie; Deborah: Debbie Deb
Victoria: Vicky Tori; Rebecca: Becky Becca; Samantha: Sam; Jennifer: Jenny Jen; Thomas: Tom Tommy; Joseph: Joe Joey
Edward: Ted Ed Eddie; Anthony: Tony Ant; Daniel: Dan Danny; Matthew: Matt; Christopher: Chris Kit; Stephen: Steve Ste
Nicholas: Nick Nicky; Alexander: Alex Sandy; Benjamin: Ben Benny; Samuel: Sam Sammy; Timothy: Tim; Kenneth: Ken; Ronald: Ron
Philip: Phil Pip; Jonathan: Jon; Peter: Pete; John: Jack Johnny; Charles: Charlie Chas; Frederick: Fred Freddie; Terence: Terry
Raymond: Ray; Leonard: Len; Stanley: Stan; Norman: Norm; Gerald: Gerry; Gerard: Ger Gerry; Patrick: Pat Paddy; Kevin: Kev
Pamela: Pam; Gillian: Gill; Lesley: Les; Angela: Angie; Jessica: Jess; Abigail: Abby; Eleanor: Ellie Nell; Megan: Meg
Dorothy: Dot Dolly; Frances: Fran; Barbara: Babs Barb; Alison: Ali; Joanne: Jo; Nicola: Nicky; Amanda: Mandy; Sandra: Sandy
Bernadette: Bernie; Kathleen: Kath Kathy; Bridget: Biddy Bridie; Geraldine: Ger; Emmanuel: Manny; Oluwaseun: Seun
Oluwatoyin: Toyin; Chukwuemeka: Emeka; Babatunde: Tunde; Olumide: Mide; Funmilayo: Funmi; Temitope: Temi; Omolara: Lara
Krzysztof: Krzys Chris; Katarzyna: Kasia Kate; Małgorzata: Gosia; Agnieszka: Aga; Magdalena: Magda; Aleksandra: Ola; Joanna: Asia
José: Pepe; Francisco: Paco; Alexandru: Alex; Mihaela: Miha; Harpreet: Harry Preet; Gurpreet: Gary Preet; Rajesh: Raj; Manjit: Manny
`);
/** Spellings of one name between scripts and languages. */
export const SPELLINGS = table(`
Mohammed: Muhammad Mohammad Mohamed Muhammed Mohamad; Mohamed: Mohammed Muhammad; Ahmed: Ahmad Ahmet; Ahmad: Ahmed
Hussain: Hussein Husain Hossain; Hussein: Hussain; Yusuf: Yousef Youssef Yousuf; Omar: Umar Omer; Khalid: Khaled; Khaled: Khalid
Fatima: Fatimah Fathima; Aisha: Ayesha Aysha; Maryam: Mariam Meryem; Khadija: Khadijah; Amina: Aminah Ameena; Layla: Leila Laila
Farooq: Faruk Farouk; Iqbal: Ikbal; Karim: Kareem; Mustafa: Mostafa; Saeed: Said Sayeed; Yasmin: Yasmeen; Usman: Osman Uthman
Abdullah: Abdallah Abdulla; Begum: Begam; Akhtar: Akhter Aktar; Mahmood: Mahmud Mehmood; Malik: Malek; Miah: Mia Miya
Chowdhury: Choudhury Chaudhry Chowdhry; Choudhury: Chowdhury; Rahman: Rehman Rahaman; Uddin: Ud-Din Uddeen; Hassan: Hasan
Qureshi: Quraishi; Siddiqui: Siddiqi Siddique; Sheikh: Shaikh; Chaudhary: Choudhary; Dhillon: Dhilon; Ibrahim: Ebrahim
Al-Hassan: Hassan Alhassan El-Hassan; Al-Masri: Almasri El-Masry; Al-Khatib: Alkhatib; El-Amin: Elamin Al-Amin; Abdi: Cabdi
Zainab: Zaynab Zeinab; Bibi: Bebe Bibee; Khatun: Khatoon; Shah: Sha; Patel: Pattel; Kaur: Kour; Grewal: Garewal; Sandhu: Sindhu
Catherine: Katherine Kathryn Catharine; Stephen: Steven; Anne: Ann; Sarah: Sara; Alison: Allison; Lesley: Leslie; Jon: John
Thompson: Thomson; Clarke: Clark; Davies: Davis; Reid: Read; Stewart: Stuart; Brown: Browne; Philip: Phillip; Geoffrey: Jeffrey
McDonnell: MacDonnell McDonell; McCarthy: MacCarthy; McKenna: MacKenna; Siobhán: Chevonne; Niamh: Neve; Seán: Shaun
Tran: Tranh; Nguyen: Nguyên; Wong: Huang; Lee: Li; Chan: Chen; Park: Pak; Choi: Choe; Chow: Zhou; Cheung: Chang
Yılmaz: Yilmas; Mehmet: Mehmed; Oleksandr: Alexander; Dimitar: Dimiter; Nikolay: Nikolai; Jean: John; Giorgos: George
`);
function table(text) {
    const entries = text.split(/[;\n]/).filter((entry) => entry.includes(':'));
    return new Map(entries.map((entry) => {
        const [name = '', forms = ''] = entry.split(':');
        return [name.trim(), forms.trim().split(' ')];
    }));
}
const NOT_BY_MARKS = {
    ł: 'l',
    Ł: 'L',
    ø: 'o',
    Ø: 'O',
    ß: 'ss',
    ı: 'i',
    İ: 'I',
    đ: 'd',
    Đ: 'D',
    æ: 'ae',
    Æ: 'Ae',
};
/** As a system without accents writes it. */
export const withoutDiacritics = (text) => (ASCII.test(text) ? text : folded(text));
const ASCII = /^[ -~]*$/u;
const folded = (text) => text
    .replaceAll(/[łŁøØßıİđĐæÆ]/gu, (letter) => NOT_BY_MARKS[letter] ?? letter)
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '');
//# sourceMappingURL=spellings.js.map