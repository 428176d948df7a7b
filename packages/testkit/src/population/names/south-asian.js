export const SOUTH_ASIAN_MUSLIM = {
    male: 'Mohammed Ahmed Ali Imran Abdul Tariq Asif Usman Bilal Khalid Hassan Hamza Ibrahim Yusuf Omar Nadeem Faisal Shahid Zahid Javed Arif Sajid Waqas Adnan Rashid Farooq Iqbal Karim Mustafa Saeed Shabir Zafar Naveed Kamran Rizwan Haroon Junaid Kashif Yasin Anwar Habib Rafiq Shafiq Mizan Kamal Jamal Nazrul Shamim Ruhul Monir Abdullah Haider Zubair Waseem Amir Nasir',
    female: 'Fatima Aisha Nasreen Shabana Rukhsana Yasmin Saima Nazia Zainab Maryam Khadija Amina Nadia Shazia Farzana Tahira Samina Rubina Parveen Shaheen Razia Zahida Salma Noreen Sadia Hafsa Iqra Sumaiya Ruqayyah Halima Sultana Rahela Shirin Jahanara Momtaz Rokeya Hasina Taslima Nargis Naheed Uzma Asma Bushra Hina Sana Mehwish Anum Zara Safiya Rabia',
    family: 'Khan Hussain Ahmed Ali Begum Mohammed Akhtar Iqbal Mahmood Malik Bibi Shah Chowdhury Rahman Uddin Islam Miah Hassan Qureshi Siddiqui Mirza Aziz Rashid Sheikh Haque Karim Butt Raja Choudhry Ashraf Bashir Hanif Zaman Rehman Ullah Kausar Mughal Bhatti Dar Lone Abbasi Kazmi Naqvi Rizvi Bukhari Gilani Ansari Alam Sarkar Talukdar Mia Choudhury Hoque Sultan Anwar Saleem Younis Yaqub Latif Ghafoor Nawaz Riaz Sadiq Tariq Majid Parvez Shafi',
    givenSpread: 0.85,
    familySpread: 0.85,
};
export const SIKH = {
    male: 'Harpreet Gurpreet Jaspreet Manpreet Amarjit Baljit Balwinder Daljit Gurdeep Harjit Harvinder Inderjit Jagdeep Jasbir Jaswinder Kulwant Kuldeep Lakhbir Mandeep Manjit Mohinder Narinder Paramjit Parminder Rajinder Ranjit Ravinder Sandeep Satnam Sukhdev Sukhwinder Surinder Surjit Tejinder Varinder Arjan Jeevan Karan Amrit Gurdial',
    female: 'Harpreet Gurpreet Jaspreet Manpreet Amarjit Baljit Balwinder Daljit Gurdeep Harjit Harvinder Inderjit Jagdeep Jasbir Jaswinder Kulwant Kuldeep Lakhbir Mandeep Manjit Mohinder Narinder Paramjit Parminder Rajinder Ranjit Ravinder Sandeep Satwant Simran Sukhwinder Surinder Surjit Tejinder Varinder Kiran Jasmin Amrit Navdeep Rupinder',
    family: 'Gill Sandhu Dhillon Sidhu Grewal Dhaliwal Bains Johal Mann Sahota Atwal Purewal Chahal Brar Randhawa Bhogal Sagoo Virdee Kang Hayer Uppal Toor Rai Basra Cheema Dosanjh Hundal Kandola Khaira Lally Matharu Nagra Pannu Samra Sangha Sekhon Sohal Thiara Bhamra Panesar',
    givenSpread: 0.35,
    familySpread: 0.6,
};
export const HINDU = {
    male: 'Raj Sanjay Amit Rakesh Vijay Rajesh Anil Sunil Ashok Dinesh Mahesh Suresh Nilesh Bharat Kamlesh Jayesh Hitesh Ketan Nitin Pravin Ramesh Ravi Vikram Arjun Rahul Rohan Sachin Deepak Manoj Pankaj Mukesh Kishor Harish Naresh Bhavesh Chetan Dhruv Karan Nikhil Pranav Aditya Vishal Gaurav Ashish Krishna Arun Prakash Venkat Srinivas Gopal',
    female: 'Priya Anita Sunita Nisha Meena Rekha Asha Usha Kavita Sangita Bhavna Hina Jyoti Kiran Lata Manisha Neha Nita Pooja Pushpa Rita Sarita Shilpa Smita Sonal Sushma Urmila Varsha Vandana Vidya Aarti Deepa Divya Geeta Hansa Ila Jaya Kalpana Lakshmi Madhu Nalini Parul Radha Sheetal Tara Uma Anjali Shreya Riya Kamala',
    family: 'Patel Shah Sharma Kumar Mistry Desai Joshi Mehta Gupta Singh Verma Parmar Chauhan Solanki Rathod Gandhi Amin Bhatt Pandya Trivedi Dave Vyas Modi Thakkar Lad Naik Rao Reddy Iyer Menon Nair Pillai Mukherjee Banerjee Chatterjee Das Ghosh Bose Sen Agarwal Jain Kapoor Malhotra Chopra Khanna Bhatia Arora Sethi Mehra Saxena Mishra Tiwari Pandey Dubey Yadav Chaudhary Rai Thapa Gurung Rana Limbu Shrestha',
    givenSpread: 0.4,
    familySpread: 0.9,
};
/** Given names only: a family name is the father's, or the husband's, given name. */
export const TAMIL = {
    male: 'Sivakumar Rajkumar Selvakumar Jeyakumar Ravindran Suthan Thavarajah Yogarajah Nadarajah Sivarajah Selvarajah Kandasamy Ponnusamy Ramanathan Sivanathan Loganathan Jeganathan Vigneswaran Maheswaran Balasubramaniam Shanmugam Arumugam Kugathasan Sivathasan Tharmalingam Mahalingam Sothilingam Nithiyananthan Sritharan Gajan Niroshan Prashanth Dinesh Kajan Mathan Vasanthan Ganeshan Murugan Kumaran Sentharan',
    female: 'Sivarani Selvarani Jeyarani Yogeswary Rajeswary Parameswary Maheswary Vijayaluxmy Mahaluxmy Thavamalar Jeyanthy Vasanthy Malathy Sumathy Shanthy Kalaivani Thamilini Nirosha Gayathri Abirami Dharshini Priyadharshini Sutharshini Thulasi Mathura Sinthuja Kavitha Sangeetha Tharani Vithya',
    family: 'Sivakumar Rajkumar Selvakumar Ravindran Nadarajah Sivarajah Kandasamy Ramanathan Sivanathan Loganathan Balasubramaniam Shanmugam Tharmalingam Mahalingam Kumarasamy Sinnathurai Ponnambalam Velupillai Thambipillai Ramalingam',
    givenSpread: 0.3,
    familySpread: 0.3,
};
//# sourceMappingURL=south-asian.js.map