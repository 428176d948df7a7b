/** Syllables, for given names are put together of one or two; the family names of several countries. */
export const EAST_ASIAN = {
    male: 'Wei Jun Ming Ka Wing Chi Kit Hong Man Yiu Tsz Ho Lok Yin Hei Chun Kwok Wai Shing Fai Xin Hao Yu Jie Lei Tao Bin Qiang Yang Peng Anh Minh Tuan Duc Hung Quang Long Sung Min Hyun Joon Ji Woo Seo',
    female: 'Wei Li Ying Yan Fang Hui Mei Jing Lan Ka Wing Siu Yuk Lai Ling Wai Suet Yee Man Hoi Ching Xiao Xue Na Ping Qing Yue Ting Shan Yi Huong Linh Thu Mai Hoa Ngoc Lan Seo Yeon Ji Eun Min Hye Soo',
    family: 'Wong Chan Li Chen Wang Zhang Liu Lee Lam Leung Cheung Ng Ho Yang Huang Zhou Wu Nguyen Tran Le Pham Kim Park Choi Xu Sun Ma Zhu Hu Guo Lin He Gao Luo Zheng Liang Chow Yip Tang Kwok Tsang Tse Yuen Mak Fung Chiu Lau Hui Poon Siu Szeto Au-Yeung Hoang Vu Dang Bui Jung Kang Tanaka Sato Suzuki',
    givenSpread: 0.2,
    familySpread: 0.75,
};
export const IBERIAN = {
    male: 'José Antonio Manuel João Carlos Luis Miguel Pedro Francisco Javier Juan Paulo Rui Nuno Jorge Fernando Rafael Ricardo Tiago Diogo Sérgio Andrés Álvaro Pablo Alejandro Diego Daniel Hélder Vítor Márcio Thiago Rodrigo Leandro Gustavo Óscar Iván Rubén Jesús Ángel Joaquim',
    female: 'Maria Ana Carmen Isabel Sofía Marta Patrícia Lúcia Catarina Inês Mónica Sandra Cristina Paula Teresa Rosa Fernanda Juliana Camila Beatriz Andreia Conceição Fátima Graça Luísa Raquel Verónica Adriana Gabriela Daniela Pilar Dolores Elena Laura Natália Letícia Débora Mariana Alejandra Ximena',
    family: 'Silva García Santos Ferreira Pereira Rodríguez González Fernández López Martínez Sánchez Pérez Oliveira Costa Rodrigues Martins Fernandes Gonçalves Gomes Lopes Marques Almeida Alves Ribeiro Pinto Carvalho Teixeira Moreira Correia Mendes Nunes Soares Vieira Monteiro Cardoso Rocha Gómez Martín Jiménez Ruiz Hernández Díaz Moreno Muñoz Álvarez Romero Alonso Gutiérrez Navarro Torres Domínguez Vázquez Ramos Gil Ramírez Serrano Blanco Molina Morales Suárez Ortega Castro Ortiz Núñez Araújo Souza Barbosa Magalhães Simões Guimarães Conceição Antunes Coelho Cunha',
    givenSpread: 0.5,
    familySpread: 0.5,
};
const POLISH = ['Kowal', 'Wiśniew', 'Dąbrow', 'Lewandow', 'Zieliń', 'Szymań', 'Kamiń', 'Kozłow', 'Jankow', 'Wojciechow']
    .concat(['Kwiatkow', 'Piotrow', 'Grabow', 'Pawłow', 'Michal', 'Nowic', 'Jabłoń', 'Malinow', 'Sadow', 'Zawadz'])
    .concat(['Rutkow', 'Sikor', 'Baran', 'Ostrow', 'Chmielew', 'Borkow', 'Głowac', 'Wysoc', 'Makow', 'Krajew'])
    .map((stem) => `${stem}ski`);
/** Family names in the form men bear; `-ski`, `-ov` and Lithuanian endings change for women. */
export const EAST_EUROPEAN = {
    male: 'Piotr Krzysztof Andrzej Tomasz Paweł Marcin Michał Łukasz Grzegorz Adam Mariusz Mateusz Rafał Jakub Kamil Wojciech Sławomir Dariusz Andrei Ion Alexandru Mihai Gheorghe Ștefan Cristian Florin Ionuț Vasile Ivan Dimitar Georgi Nikolay Mantas Tomas Jonas Andrius Jānis Andris Zoltán László István Oleksandr Jiří Miroslav',
    female: 'Anna Maria Katarzyna Małgorzata Agnieszka Barbara Ewa Krystyna Magdalena Elżbieta Joanna Aleksandra Monika Natalia Karolina Marta Dorota Beata Elena Ioana Mihaela Andreea Cristina Daniela Alina Ștefania Mariana Ivanka Desislava Gergana Rasa Jurgita Inga Ilze Zsuzsanna Katalin Éva Oksana Olena Jana',
    family: [
        ...'Nowak Wójcik Kowalczyk Woźniak Mazur Krawczyk Kaczmarek Zając Król Wieczorek Wróbel Dudek Adamczyk Stępień Pawlak Walczak Sikora Bąk Popa Popescu Ionescu Popov Dumitru Stan Stoica Gheorghe Matei Ciobanu Rusu Munteanu Moldovan Constantin Șerban Țurcanu Ivanov Petrov Dimitrov Georgiev Nikolov Todorov Angelov Kazlauskas Petrauskas Jankauskas Stankevičius Butkus Bērziņš Kalniņš Ozols Nagy Kovács Tóth Szabó Horváth Novák Dvořák Shevchenko Bondarenko'.split(' '),
        ...POLISH,
    ].join(' '),
    givenSpread: 0.45,
    familySpread: 0.4,
};
export const WEST_EUROPEAN = {
    male: 'Jean Pierre Luc François Michel Hans Jürgen Klaus Stefan Björn Lars Erik Giovanni Marco Luca Antonio Giuseppe Andrea Kostas Giorgos Yiannis Andreas Jan Pieter Willem Søren Jörg Matthias Étienne Rémi Loïc Benoît Costas Christos Panayiotis Marios',
    female: 'Marie Anne Hélène Françoise Brigitte Ursula Ingrid Heike Birgit Astrid Giulia Francesca Chiara Paola Maria Eleni Katerina Androulla Despina Anneke Saskia Karin Ulrike Zoë Chloé Élodie Aurélie Céline Margit Åsa Kirsten Sofia',
    family: 'Rossi Ferrari Esposito Bianchi Romano Müller Schmidt Schneider Fischer Weber Martin Bernard Dubois Durand Lefèvre Moreau Fournier Jansen De-Vries Bakker Visser Nielsen Jensen Hansen Andersson Johansson Lindström Bergström Sørensen Østergaard Georgiou Ioannou Christodoulou Charalambous Papadopoulos Constantinou Nicolaou Demetriou Kyriacou Greco Ricci Marino Lombardi Schröder Böhm Köhler Weiß Gauthier Béranger Lévêque Deschamps',
    givenSpread: 0.3,
    familySpread: 0.35,
};
//# sourceMappingURL=asian-european.js.map