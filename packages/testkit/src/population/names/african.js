const YORUBA = ['Ade', 'Ola', 'Olu', 'Ayo', 'Ogun', 'Oye', 'Akin', 'Fola', 'Omo', 'Babat'].flatMap((stem) => ['wale', 'bayo', 'yemi', 'tunde', 'kunle', 'deji', 'sola', 'niyi', 'leke', 'sanya', 'femi', 'bode'].map((ending) => stem + ending));
export const WEST_AFRICAN = {
    male: 'Emmanuel Kwame Samuel Chukwuemeka Babatunde Kofi Oluwaseun Emeka Adebayo Tunde Chinedu Kwaku Yaw Kojo Kwabena Femi Segun Olumide Ayodele Chidi Ikenna Obinna Uche Nnamdi Daniel David Joseph Michael Isaac Ebenezer Kwadwo Akwasi Ibrahima Mamadou Lamin Alhaji Foday Abiodun Gbenga Kayode Rotimi Wale',
    female: 'Grace Abena Akosua Ngozi Chioma Funmilayo Yetunde Oluwatoyin Folake Adwoa Ama Efua Akua Comfort Mercy Blessing Patience Esther Ruth Victoria Chinyere Ifeoma Amaka Nneka Adaeze Temitope Omolara Abimbola Bukola Titilayo Fatou Aminata Mariama Isatou Hawa Adama Joy Charity Felicia Beatrice',
    family: [
        ..."Mensah Owusu Okafor Adeyemi Boateng Osei Asante Appiah Okonkwo Eze Nwosu Okoro Adebayo Ogunleye Balogun Ojo Bello Ibrahim Musa Afolabi Oyelaran Amoah Agyeman Antwi Opoku Addo Ofori Annan Darko Sarpong Frimpong Kamara Sesay Conteh Bangura Koroma Jallow Ceesay Diallo Bah Sowe N'Diaye Traoré Koné Ouédraogo Nwachukwu Obi Onyeka Ezeh Uzor Amadi Igwe Nnadi Chukwu".split(' '),
        ...YORUBA,
    ].join(' '),
    givenSpread: 0.45,
    familySpread: 0.55,
};
/** Own name, father's, grandfather's: the family list is read as given names of grandfathers. */
export const HORN_OF_AFRICA = {
    male: 'Mohamed Abdi Ahmed Ali Hassan Abdirahman Omar Ibrahim Abdullahi Yusuf Hussein Osman Farah Warsame Mahad Abdikarim Liban Guled Jama Dahir Said Ismail Bashir Mahamud Nur Tesfaye Dawit Yohannes Bereket Girma Haile Mulugeta Solomon Abebe Tekle Kidane Filmon Samson Robel Yonas',
    female: 'Fadumo Hodan Amina Sahra Halima Asha Khadra Maryan Ayan Hibo Ifrah Nimo Sagal Ubah Zamzam Faiza Safia Hawa Deqa Ruqiya Istahil Selam Tigist Almaz Hiwot Senait Mehret Rahel Meron Bethlehem Saba Helen Feven Luwam Eden',
    family: 'Mohamed Ali Hassan Ahmed Abdi Farah Omar Osman Hussein Ibrahim Warsame Jama Yusuf Nur Abdullahi Ismail Adan Dahir Guled Aden Mahamud Elmi Duale Egal Samatar Tekle Gebremariam Haile Tesfay Woldemichael Bekele Tadesse Kebede Berhane Habtom Ghebremedhin',
    givenSpread: 0.7,
    familySpread: 0.7,
};
export const ARABIC = {
    male: 'Mohamed Ahmad Ali Omar Khaled Hassan Youssef Mahmoud Mustafa Ibrahim Karim Samir Tarek Walid Nabil Rami Hani Fadi Ziad Bassam Jamal Hisham Adel Amr Sami Rachid Said Hamid Abdelkader Noureddine Abdulrahman Salem Faisal Saad Majid Hussein Haidar Mazen Louay Anas',
    female: 'Fatima Maryam Layla Aisha Noor Huda Samira Rania Dina Yasmine Nadia Salma Hanan Iman Amal Zeinab Lina Mona Sawsan Rasha Hiba Ghada Nawal Karima Latifa Khadija Malika Naima Souad Zahra Shaima Reem Sara Maha Suhair Widad',
    family: 'Al-Hassan Al-Masri Al-Khatib Haddad Khoury Mansour Saleh Nasser Hamdan Hussein Mahmoud Ibrahim Al-Sayed Abdallah El-Amin Al-Jabouri Al-Saadi Al-Tikriti Darwish Najjar Hammoud Saad Fares Khalil Rahal Benali Bouzid Ben-Youssef El-Idrissi El-Fassi Benkirane Ziani Tahiri Cherif Mokrani Haddou Abdulaziz Al-Ghamdi Al-Otaibi Al-Zahrani Al-Rashid Bakri Shami Halabi Sabbagh Qasim Jaber Taha',
    givenSpread: 0.6,
    familySpread: 0.4,
};
export const TURKISH = {
    male: 'Mehmet Mustafa Ahmet Ali Hüseyin Hasan İbrahim Osman Yusuf Murat Ömer Ramazan Halil Süleyman Abdullah Mahmut Recep Salih Fatih Kadir Emre Hakan Adem Kemal Yaşar Bekir Musa Metin Orhan Serkan Burak Furkan Gökhan Uğur Çetin Şükrü Erdoğan Barış Deniz Tolga Azad Rojhat',
    female: 'Fatma Ayşe Emine Hatice Zeynep Elif Meryem Şerife Zehra Sultan Hanife Merve Havva Zeliha Esra Özlem Hacer Yasemin Hülya Cemile Sevgi Gülsüm Leyla Dilek Büşra Aysel Songül Kübra Halime Esma Gülay Tülay Çiğdem Pınar Ebru Nuray Sibel Berivan Rojda Gönül',
    family: 'Yılmaz Kaya Demir Çelik Şahin Yıldız Yıldırım Öztürk Aydın Özdemir Arslan Doğan Kılıç Aslan Çetin Kara Koç Kurt Özkan Şimşek Polat Korkmaz Özcan Erdoğan Çakır Yavuz Can Acar Aktaş Güneş Bozkurt Bulut Keskin Ünal Turan Gül Özer Işık Avcı Hüseyin Mehmet Hasan Osman Mustafa',
    givenSpread: 0.5,
    familySpread: 0.5,
};
//# sourceMappingURL=african.js.map