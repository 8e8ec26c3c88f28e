# Cases for the charts: writes limits.csv and signals.csv to the folder given.
# Usage: Rscript charts.R <folder> <cases> <seed> <folder with the sources>
# The sources are R/helper.functions.R of qicharts2 (as qic.R) and
# R/ptd_spc_standard.R and R/ptd_calculate_point_type.R of NHSRplotthedots, read one by
# one because both packages need a graphics library to be installed.
suppressMessages(library(dplyr))
arguments <- commandArgs(trailingOnly = TRUE)
folder <- arguments[1]
cases <- as.integer(arguments[2])
set.seed(as.integer(arguments[3]))
for (name in c("qic.R", "ptd_spc_standard.R", "ptd_calculate_point_type.R")) {
  source(file.path(arguments[4], name))
}
`%||%` <- rlang::`%||%`

base_points <- 20

# qicharts2: one series, limits from the first 20 points that are present.
limits_case <- function(kind) {
  places <- sample(c(12, 24, 40), 1)
  n <- round(exp(runif(places, 2, sample(c(4, 9), 1)))) + 1
  level <- runif(1, 0.02, 0.98)
  y.sum <- switch(kind,
    i = rnorm(places, 50, 10),
    t = rexp(places, 0.1) + 0.001,
    g = rgeom(places, 0.05),
    c = rpois(places, 6),
    p = , pp = rbinom(places, n, plogis(qlogis(level) + rnorm(places, 0, 0.2))),
    u = , up = rpois(places, n * level))
  if (kind %in% c("i", "t", "g", "c")) n <- rep(1, places)
  if (runif(1) < 0.4) y.sum[sample(places, 2)] <- NA
  # An empty month has no denominator either; the program would still add it up.
  n[is.na(y.sum)] <- NA
  x <- data.frame(x = seq_len(places), y = y.sum / n, y.sum = y.sum, n = n,
                  cl = NA_real_, include = TRUE,
                  baseline = cumsum(!is.na(y.sum)) <= base_points)
  drawn <- get(paste0("qic.", kind))(x)
  data.frame(place = seq_len(places), y.sum = y.sum, n = n,
             centre = drawn$cl, lower = drawn$lcl, upper = drawn$ucl)
}

# NHSRplotthedots: limits and the four rules, with and without screened ranges.
signals_case <- function(screened) {
  places <- sample(c(12, 24, 40), 1)
  y <- rnorm(places) + cumsum(rnorm(places, 0, sample(c(0, 0.3), 1)))
  d <- data.frame(y = y, x = seq_len(places), rebase = 0)
  found <- as.data.frame(ptd_spc_standard(d, list(
    value_field = "y", date_field = "x", fix_after_n_points = base_points,
    screen_outliers = screened)))
  near <- ptd_two_in_three(found$close_to_limits, found$relative_to_mean)
  data.frame(place = seq_len(places), screened = screened, y = y,
             centre = found$mean_col, lower = found$lpl, upper = found$upl,
             beyond = as.integer(found$outside_limits),
             run = ptd_part_of_seven_trend(
               ptd_seven_point_one_side_mean(found$relative_to_mean)),
             trend = ptd_part_of_seven_trend(ptd_seven_point_trend(y)),
             zone = ptd_part_of_two_in_three(near, found$close_to_limits))
}

limits <- list()
signals <- list()
for (case in seq_len(cases)) {
  for (kind in c("i", "t", "g", "c", "p", "pp", "u", "up")) {
    limits <- c(limits, list(cbind(case = case, kind = kind, limits_case(kind))))
  }
  signals <- c(signals, list(cbind(case = case, signals_case(case %% 2 == 0))))
}
dir.create(folder, showWarnings = FALSE, recursive = TRUE)
write_csv <- function(rows, name) {
  for (column in which(sapply(rows, is.double))) {
    rows[[column]] <- sprintf("%.12g", rows[[column]])
  }
  write.csv(rows, file.path(folder, name), row.names = FALSE, quote = FALSE)
}
write_csv(do.call(rbind, limits), "limits.csv")
write_csv(do.call(rbind, signals), "signals.csv")
