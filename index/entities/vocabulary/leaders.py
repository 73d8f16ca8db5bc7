"""Surnames that news writes without explaining whose they are."""

from __future__ import annotations

LEADERS = frozenset(
    """Obama Trump Biden Clinton Bush Reagan Nixon Kennedy Eisenhower Truman Roosevelt Lincoln Putin
    Medvedev Yeltsin Gorbachev Stalin Lenin Khrushchev Merkel Kohl Schroeder Scholz Macron
    Hollande Sarkozy Chirac Mitterrand Thatcher Churchill Blair Cameron Corbyn Zelensky
    Zelenskiy Zelenskyy Poroshenko Yanukovych Lukashenko Erdogan Netanyahu Rabin Arafat Abbas
    Assad Mubarak Sisi Morsi Gaddafi Qaddafi Gadhafi Rouhani Ahmadinejad Khamenei Khomeini
    Karzai Musharraf Bhutto Modi Gandhi Nehru Mandela Zuma Mugabe Castro Chavez Maduro Bolsonaro
    Lula Morales Trudeau Harper Berlusconi Renzi Rajoy Tsipras Orban Mao Jinping Hitler
    Mussolini Franco Goebbels Romney McCain Pelosi Boehner McConnell Gingrich Cheney Rumsfeld
    Kissinger Palin Pence Giuliani Mueller Comey Scalia Schumer Snowden Assange Zuckerberg Bezos
    Musk Oprah Jesus Muhammad Buddha Shakespeare Einstein Darwin Freud Orwell""".split()
)
"""Heads of state and government of the last hundred years, and a few others whom the world's news names by
one word."""
