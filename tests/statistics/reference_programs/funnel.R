# Cases for the funnels: writes areas.csv and lines.csv to the folder given.
# Usage: Rscript funnel.R <folder> <cases of each kind> <seed>
suppressMessages(library(dplyr))
library(PHEindicatormethods)

arguments <- commandArgs(trailingOnly = TRUE)
folder <- arguments[1]
cases <- as.integer(arguments[2])
set.seed(as.integer(arguments[3]))

# Areas of very different sizes and chances; now and then all of one size or no events.
# The program adds up Poisson terms one by one, so the counts of ratios stay small.
random_areas <- function(largest) {
  areas <- sample(c(1:5, 8, 20), 1)
  size <- round(exp(runif(areas, 0, sample(c(2, largest / 2, largest), 1)))) + 1
  if (runif(1) < 0.3) size <- rep(size[1], areas) + sample(0:3, areas, TRUE)
  chance <- plogis(rnorm(1, -1, 2) + rnorm(areas, 0, sample(c(0, 0.1, 1), 1)))
  if (runif(1) < 0.05) chance <- rep(0, areas)
  data.frame(size = size, events = rbinom(areas, size, chance))
}

places <- c("Low (0.001)" = -2, "Low (0.025)" = -1, "Not significant" = 0,
            "High (0.025)" = 1, "High (0.001)" = 2,
            "Not applicable for events less than 10 for dsrs" = 9)

limits_of <- function(found) {
  found <- as.data.frame(found)
  data.frame(size = found[[1]], lower_998 = found$lower_3s_limit,
             lower_95 = found$lower_2s_limit, upper_95 = found$upper_2s_limit,
             upper_998 = found$upper_3s_limit)
}

one_case <- function(kind) {
  d <- random_areas(if (kind == "proportion") 14 else 5)
  d$multiplier <- sample(c(100, 1, 1000, 100000), 1)
  d$years <- sample(c(1, 3, 5), 1)
  d$rate <- d$multiplier * d$events / d$size * exp(rnorm(nrow(d), 0, 0.2))
  if (kind == "crude") d$rate <- d$multiplier * d$events / d$size
  if (kind %in% c("isr", "count")) {
    d$expected <- d$size * mean(d$events / d$size) * exp(rnorm(nrow(d), 0, 0.2)) + 0.01
  }
  m <- d$multiplier[1]
  y <- d$years[1]
  lines <- switch(kind,
    proportion = calculate_funnel_limits(d, events, size, statistic = "proportion",
                                         multiplier = m),
    isr = calculate_funnel_limits(d, events, expected, statistic = "ratio",
                                  multiplier = m, ratio_type = "isr"),
    count = calculate_funnel_limits(d, events, expected, statistic = "ratio",
                                    multiplier = m, ratio_type = "count"),
    calculate_funnel_limits(d, events, size, rate, statistic = "rate",
                            multiplier = m, rate_type = kind, years_of_data = y))
  judged <- switch(kind,
    proportion = assign_funnel_significance(d, events, size, statistic = "proportion"),
    isr = ,
    count = assign_funnel_significance(d, events, expected, statistic = "ratio"),
    assign_funnel_significance(d, events, size, rate, statistic = "rate",
                               rate_type = kind, multiplier = m))
  d$place <- unname(places[as.character(judged$significance)])
  d$drawn <- NA
  if (kind %in% c("crude", "dsr")) {
    d$drawn <- calculate_funnel_points(d, events, size, rate, rate_type = kind,
                                       years_of_data = y, multiplier = m
                                       )$denominator_derived
  }
  if (is.null(d$expected)) d$expected <- NA
  list(areas = d, lines = limits_of(lines))
}

# Of the 100 places of each line these are kept.
kept <- c(1, 2, 3, 10, 25, 50, 75, 99, 100)

areas <- list()
lines <- list()
for (case in seq_len(cases)) {
  for (kind in c("proportion", "isr", "count", "crude", "dsr")) {
    # The program stops on some funnels without events; those are left out.
    found <- try(one_case(kind), silent = TRUE)
    if (inherits(found, "try-error")) next
    areas <- c(areas, list(cbind(case = case, kind = kind, found$areas)))
    lines <- c(lines, list(cbind(case = case, kind = kind,
                                 place = kept, found$lines[kept, ])))
  }
}
dir.create(folder, showWarnings = FALSE, recursive = TRUE)
columns <- c("case", "kind", "events", "size", "expected", "rate", "multiplier",
             "years", "place", "drawn")
write_csv <- function(rows, name) {
  for (column in which(sapply(rows, is.double))) {
    rows[[column]] <- sprintf("%.15g", rows[[column]])
  }
  write.csv(rows, file.path(folder, name), row.names = FALSE, quote = FALSE)
}
write_csv(bind_rows(areas)[columns], "areas.csv")
write_csv(bind_rows(lines), "lines.csv")
