package vn.tiendo06.exchange;

import java.util.SortedMap;

/**
 * A row of a sheet that has anything in it.
 *
 * @param number from 1, as spreadsheets count
 * @param cells by column, from 0
 */
record SheetRow(String sheet, int number, SortedMap<Integer, CellValue> cells) {}
